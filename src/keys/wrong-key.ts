/** A process was given another key than the installation's; its message says which and what to do. */
export class WrongKey extends Error {
  readonly code = "wrong-key";
}
