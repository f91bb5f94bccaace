package io.serai.switchover;

import java.util.List;

/** Objects as the journal keeps them. */
record Items(List<ObjectItem> list) {}
