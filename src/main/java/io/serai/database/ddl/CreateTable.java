package io.serai.database.ddl;

import io.serai.database.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A {@code CREATE TABLE} in its parts, which rules change one after the other; then it is written again. */
final class CreateTable {
    private List<TableItem> items;
    private List<Attribute> options;
    private List<Token> partitioning;

    private CreateTable(List<TableItem> items, List<Attribute> options, List<Token> partitioning) {
        this.items = items;
        this.options = options;
        this.partitioning = partitioning;
    }

    static CreateTable parse(String sql) {
        TokenReader reader = new TokenReader(Tokenizer.tokens(sql));
        reader.expect("CREATE");
        reader.expect("TABLE");
        reader.next();
        if (reader.accept(".")) {
            reader.next();
        }
        List<Token> body = reader.group();
        List<TableItem> items = new ArrayList<>();
        for (List<Token> part : TokenReader.split(body.subList(1, body.size() - 1))) {
            items.add(item(part));
        }
        List<Attribute> options = new ArrayList<>();
        while (!reader.isAtEnd() && !reader.sees("PARTITION")) {
            options.add(TableOptionReader.read(reader));
        }
        return new CreateTable(items, options, reader.rest());
    }

    private static TableItem item(List<Token> part) {
        Token first = part.get(0);
        if (first.kind() == Token.Kind.NAME) {
            return ColumnReader.read(part);
        }
        if (first.isAnyOf(
                "CONSTRAINT",
                "PRIMARY",
                "UNIQUE",
                "KEY",
                "INDEX",
                "FULLTEXT",
                "SPATIAL",
                "VECTOR",
                "FOREIGN",
                "CHECK")) {
            KeyDefinition key = KeyDefinition.read(part);
            ForeignKeyDefinition foreign = key == null ? ForeignKeyDefinition.read(part) : null;
            CheckDefinition check = key == null && foreign == null ? CheckDefinition.read(part) : null;
            TableItem known = key != null ? key : foreign != null ? foreign : check;
            return known != null ? known : new TableItem.Other(part);
        }
        return new TableItem.Other(part);
    }

    List<TableItem> items() {
        return items;
    }

    <T extends TableItem> List<T> items(Class<T> type) {
        return items.stream().filter(type::isInstance).map(type::cast).toList();
    }

    List<ColumnDefinition> columns() {
        return items(ColumnDefinition.class);
    }

    List<KeyDefinition> keys() {
        return items(KeyDefinition.class);
    }

    void changeColumns(UnaryOperator<ColumnDefinition> change) {
        change(ColumnDefinition.class, c -> Optional.of(change.apply(c)));
    }

    void changeKeys(UnaryOperator<KeyDefinition> change) {
        change(KeyDefinition.class, k -> Optional.of(change.apply(k)));
    }

    /** Changes every item of a kind, and leaves out those for which nothing comes back. */
    <T extends TableItem> void change(Class<T> type, Function<T, Optional<T>> change) {
        List<TableItem> changed = new ArrayList<>();
        for (TableItem item : items) {
            if (type.isInstance(item)) {
                change.apply(type.cast(item)).ifPresent(changed::add);
            } else {
                changed.add(item);
            }
        }
        items = changed;
    }

    List<Attribute> options() {
        return options;
    }

    void options(List<Attribute> changed) {
        options = new ArrayList<>(changed);
    }

    Optional<Attribute> option(String name) {
        return options.stream().filter(o -> o.is(name)).findFirst();
    }

    void replaceOption(Attribute changed) {
        options = new ArrayList<>(
                options.stream().map(o -> o.is(changed.name()) ? changed : o).toList());
    }

    /** InnoDB when the statement does not say. */
    String engine() {
        return option("ENGINE").map(o -> o.value().name()).orElse("InnoDB");
    }

    List<Token> partitioning() {
        return partitioning;
    }

    void partitioning(List<Token> changed) {
        partitioning = changed;
    }

    String render(TableName name) {
        StringBuilder text =
                new StringBuilder("CREATE TABLE ").append(name.quoted()).append(" (");
        String separator = "\n  ";
        for (TableItem item : items) {
            text.append(separator).append(item.render());
            separator = ",\n  ";
        }
        text.append("\n)");
        options.forEach(o -> text.append(' ').append(o.render()));
        if (!partitioning.isEmpty()) {
            text.append('\n').append(Token.render(partitioning));
        }
        return text.toString();
    }
}
