/** Works something out once for each thing it is asked of, which never changes, and keeps it as long as somebody holds that thing. */
export function onceFor<Thing extends object, Value>(
  make: (thing: Thing) => Value,
): (thing: Thing) => Value {
  const made = new WeakMap<Thing, { readonly value: Value }>();
  return (thing) => {
    const found = made.get(thing);
    if (found) return found.value;
    const value = make(thing);
    made.set(thing, { value });
    return value;
  };
}
