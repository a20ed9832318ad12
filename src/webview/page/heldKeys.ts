/**
 * Keys that are pressed before the window knows that they are for the page: that it has the focus goes by way of the
 * extension, and a key does not. They are kept in their order and pressed again once it is known.
 */
export class HeldKeys<Key> {
  private isKnown = true;
  private held: Key[] = [];

  constructor(private readonly press: (key: Key) => void) {}

  /** The page has got the focus, or lost it. */
  expect(): void {
    this.isKnown = false;
    this.held = [];
  }

  /** @returns whether the key is kept */
  take(key: Key): boolean {
    if (this.isKnown) return false;
    this.held.push(key);
    return true;
  }

  /** The window knows that the page has the focus. */
  release(): void {
    this.isKnown = true;
    for (const key of this.held.splice(0)) this.press(key);
  }
}
