package io.serai.cdc;

import io.serai.project.Direction;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** The changes of one link of one project. */
public final class CdcEndpoint extends DefaultEndpoint {
    private final CdcComponent component;
    private final Direction direction;
    private String project;
    private int batchChanges = 8_192;
    private long batchBytes = 16L << 20;

    CdcEndpoint(String uri, CdcComponent component, String link) {
        super(uri, component);
        this.component = component;
        this.direction = Direction.of(link)
                .orElseThrow(() -> new IllegalArgumentException(
                        "cdc:" + link + " is no link; there are cdc:forward and cdc:reverse."));
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        if (project == null) {
            throw new IllegalArgumentException("cdc:" + direction.link() + " needs the parameter 'project'.");
        }
        CdcConsumer consumer = new CdcConsumer(this, processor, component);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("cdc can only be read from.");
    }

    Direction direction() {
        return direction;
    }

    public String getProject() {
        return project;
    }

    /** Name of the project. */
    public void setProject(String project) {
        this.project = project;
    }

    public int getBatchChanges() {
        return batchChanges;
    }

    /** Most changes in one exchange. */
    public void setBatchChanges(int batchChanges) {
        this.batchChanges = batchChanges;
    }

    public long getBatchBytes() {
        return batchBytes;
    }

    /** Most bytes of row images in one exchange; a single row may be larger. */
    public void setBatchBytes(long batchBytes) {
        this.batchBytes = batchBytes;
    }
}
