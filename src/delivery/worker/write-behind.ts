/**
 * Writes items in batches: while one batch is being written, what comes meanwhile gathers for the next.
 * `push` settles when its item is written. A batch that fails rejects all of its items.
 */
export function writeBehind<Item>(
  write: (items: readonly Item[]) => Promise<void>,
): (item: Item) => Promise<void> {
  let gathering: { item: Item; settle: PromiseWithResolvers<void> }[] = [];
  let writing = false;
  const run = async () => {
    writing = true;
    while (gathering.length > 0) {
      const batch = gathering;
      gathering = [];
      await write(batch.map(({ item }) => item)).then(
        () => batch.forEach(({ settle }) => settle.resolve()),
        (error: unknown) => batch.forEach(({ settle }) => settle.reject(error)),
      );
    }
    writing = false;
  };
  return (item) => {
    const settle = Promise.withResolvers<void>();
    gathering.push({ item, settle });
    if (!writing) queueMicrotask(() => void (writing || run()));
    return settle.promise;
  };
}
