package org.checkgate.transfer.internal.cloud;

import java.io.IOException;
import org.checkgate.transfer.internal.StoreTrouble;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Asks an endpoint for something as soon as it is calm enough, tells the calm how it was answered, and says what went wrong in one way,
 * whoever sent the request. Safe for use by several threads.
 */
final class CalmCalls {
    private final String endpoint;
    private final Calm calm;

    /** @param endpoint for people: {@code the cloud} */
    CalmCalls(String endpoint, Calm calm) {
        this.endpoint = endpoint;
        this.calm = calm;
    }

    interface Call<T> {
        /** @throws IOException as the AWS SDK's own exceptions: the wire broke; a {@link StoreTrouble} when it was refused */
        T make() throws IOException;
    }

    <T> T ask(Call<T> call) throws StoreTrouble {
        try {
            calm.enter();
            T answer = call.make();
            calm.answered();
            return answer;
        } catch (StoreTrouble e) {
            throw met(e);
        } catch (AwsServiceException e) {
            throw met(refusal(e));
        } catch (SdkException | IOException e) {
            throw met(new StoreTrouble(endpoint, 0, "", plain(e), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreTrouble(endpoint, 0, "", "interrupted", e);
        }
    }

    private StoreTrouble refusal(AwsServiceException e) {
        AwsErrorDetails said = e.awsErrorDetails();
        String code = said == null || said.errorCode() == null ? "" : said.errorCode();
        String words = code.equals(StoreTrouble.COLD) ? "it is archived cold; have it restored first" : String.valueOf(said == null ? e.getMessage() : said.errorMessage());
        StoreTrouble refusal = new StoreTrouble(endpoint, e.statusCode(), code, words, e);
        return said == null || said.sdkHttpResponse() == null ? refusal : refusal.again(RetryAfter.of(said.sdkHttpResponse()));
    }

    private StoreTrouble met(StoreTrouble trouble) {
        if (trouble.busy()) {
            calm.busy(trouble.again());
        } else if (trouble.passing() && !trouble.wrongBytes()) {
            calm.silent();
        } else {
            calm.answered();
        }
        return trouble.passing() ? trouble.again(calm.again()) : trouble;
    }

    /** The innermost reason, without the client's own words around it. */
    private static String plain(Throwable failure) {
        Throwable at = failure;
        while (at.getCause() != null && at.getCause() != at) {
            at = at.getCause();
        }
        return at.getMessage() == null ? at.getClass().getSimpleName() : at.getMessage();
    }
}
