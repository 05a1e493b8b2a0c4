package org.checkgate.transfer.internal.cloud;

import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.auth.aws.scheme.AwsV4AuthScheme;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.AsyncSignRequest;
import software.amazon.awssdk.http.auth.spi.signer.AsyncSignedRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.IdentityProviders;

/**
 * Leaves the body of an upload out of its signature on a line that does not leave this machine, as the client itself does it over https. What
 * the body must be is said by its checksum, which is part of the signature; over plain http to another machine that would not stop a forger.
 * Else the body would be read and hashed once more here, and the server would hold it in memory until it has hashed it as well. Safe for use
 * by several threads.
 */
final class HeadSigning implements AwsV4AuthScheme {
    private static final String STATED = "x-amz-checksum-crc64nvme";

    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

    @Override
    public String schemeId() {
        return SCHEME_ID;
    }

    @Override
    public IdentityProvider<AwsCredentialsIdentity> identityProvider(IdentityProviders providers) {
        return providers.identityProvider(AwsCredentialsIdentity.class);
    }

    @Override
    public AwsV4HttpSigner signer() {
        return new AwsV4HttpSigner() {
            @Override
            public SignedRequest sign(SignRequest<? extends AwsCredentialsIdentity> request) {
                return signed(request);
            }

            @Override
            public CompletableFuture<AsyncSignedRequest> signAsync(AsyncSignRequest<? extends AwsCredentialsIdentity> request) {
                return signer.signAsync(request);
            }
        };
    }

    private <T extends AwsCredentialsIdentity> SignedRequest signed(SignRequest<T> request) {
        boolean upload = request.request().method() == SdkHttpMethod.PUT && request.request().firstMatchingHeader(STATED).isPresent();
        if (!upload) {
            return signer.sign(request);
        }
        SignRequest<T> head = request.toBuilder().payload(null).putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, false).build();
        return SignedRequest.builder().request(signer.sign(head).request()).payload(request.payload().orElse(null)).build();
    }
}
