import { isConnectionLost } from "#postgres";

/**
 * Writes items in batches: while one batch is being written, what comes meanwhile gathers for the next.
 * `push` settles when its item is written. Of a batch that the database refuses each item is written alone, so that a bad one rejects nobody else's.
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
        async (error: unknown) => {
          const isOver = batch.length === 1 || isConnectionLost(error);
          for (const { item, settle } of batch)
            await (isOver ? Promise.reject(error) : write([item])).then(
              settle.resolve,
              settle.reject,
            );
        },
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
