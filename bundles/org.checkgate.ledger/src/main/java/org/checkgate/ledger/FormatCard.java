package org.checkgate.ledger;

/**
 * How a camera was set up, as the plugins read it from its clips. Texts are empty for what is missing.
 *
 * @param camera  its letter
 * @param model   maker and model
 * @param mode    width and height in pixels, such as {@code 4096 x 2160}
 * @param codec   codec and profile
 * @param squeeze of the lens, such as {@code 2.0}
 */
public record FormatCard(String camera, String model, String mode, String codec, String squeeze) {
    /** What it says of this. */
    public String get(CardAttribute attribute) {
        return switch (attribute) {
            case CAMERA -> camera;
            case MODEL -> model;
            case MODE -> mode;
            case CODEC -> codec;
            case SQUEEZE -> squeeze;
        };
    }
}
