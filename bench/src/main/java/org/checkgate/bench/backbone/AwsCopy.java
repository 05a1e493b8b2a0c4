package org.checkgate.bench.backbone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.checkgate.bench.Card;
import org.checkgate.bench.Contestant;
import org.checkgate.bench.Peer;
import org.checkgate.bench.Spent;
import org.checkgate.bench.StoreServer;

/** {@code aws s3 cp} of the card's own files: it is spared the way through staging's server. */
record AwsCopy() implements Contestant {

    @Override
    public String name() {
        return "aws";
    }

    boolean absent() {
        return new Peer(name()).absent();
    }

    @Override
    public Spent bring(Card card, StoreServer server, String bucket) throws IOException, InterruptedException {
        // No configuration of whoever runs this is read.
        Peer aws = new Peer(name(), "s3", "cp", "--recursive", "--only-show-errors", "--endpoint-url", server.address().toString()).with(Map.of(
                "AWS_ACCESS_KEY_ID", server.keys().access(), "AWS_SECRET_ACCESS_KEY", server.keys().secret(), "AWS_DEFAULT_REGION", "us-east-1",
                "AWS_CONFIG_FILE", "/notfound", "AWS_SHARED_CREDENTIALS_FILE", "/notfound", "AWS_EC2_METADATA_DISABLED", "true"));
        Spent spent = Spent.NONE;
        for (Path roll : card.rolls()) {
            spent = spent.plus(Spent.on(server, () -> aws.run(roll.toString(), "s3://" + bucket + "/" + roll.getFileName())));
        }
        return spent;
    }
}
