// Shapes that differ without colour: a tick, a ring, a cross, a clock, a warning.
import { html } from 'lit';

const shape = (path, name) => html`<svg class="icon ${name}" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d=${path}/></svg>`;

export const tick = shape('M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zm3.6 5.1-4.2 5a.8.8 0 0 1-1.2 0L4.3 9.2a.8.8 0 1 1 1.1-1.1l1.4 1.4 3.6-4.4a.8.8 0 1 1 1.2 1z', 'tick');
export const ring = shape('M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zm0 1.6a5.4 5.4 0 1 1 0 10.8A5.4 5.4 0 0 1 8 2.6z', 'ring');
export const cross = shape('M5 1h6l4 4v6l-4 4H5l-4-4V5l4-4zm.9 3.8L4.8 5.9 6.9 8l-2.1 2.1 1.1 1.1L8 9.1l2.1 2.1 1.1-1.1L9.1 8l2.1-2.1-1.1-1.1L8 6.9 5.9 4.8z', 'cross');
export const clock = shape('M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zm0 1.6a5.4 5.4 0 1 1 0 10.8A5.4 5.4 0 0 1 8 2.6zM7.2 4.5v4l3 1.8.8-1.3-2.3-1.3V4.5H7.2z', 'clock');
export const warning = shape('M8 1.2 15.4 14H.6L8 1.2zm-.8 4.6v4h1.6v-4H7.2zm0 5.2v1.6h1.6V11H7.2z', 'warning');
export const note = shape('M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zm-.8 3h1.6v1.7H7.2V4zm0 3h1.6v5H7.2V7z', 'note');
export const play = shape('M4 2.5v11l9-5.5-9-5.5z', 'play');
