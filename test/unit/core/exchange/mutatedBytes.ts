import fc from 'fast-check';

/** What happens to a file at a random place. */
interface Edit {
  readonly kind: string;
  readonly at: number;
  readonly length: number;
  readonly byte: number;
}

/** Cuts, doubles, swaps and overwrites at random places. */
export const edits: fc.Arbitrary<readonly Edit[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('cut', 'double', 'overwrite', 'truncate'),
    at: fc.nat(99_999),
    length: fc.integer({ min: 1, max: 40 }),
    byte: fc.nat(255),
  }),
  { minLength: 1, maxLength: 4 },
);

/** The bytes after some edits. */
export function mutated(bytes: Uint8Array, list: readonly Edit[]): Uint8Array {
  let now = [...bytes];
  for (const { kind, at, length, byte } of list) {
    const from = at % Math.max(now.length, 1);
    if (kind === 'truncate') now = now.slice(0, from);
    if (kind === 'cut') now.splice(from, length);
    if (kind === 'double') now.splice(from, 0, ...now.slice(from, from + length));
    if (kind === 'overwrite') now[from] = byte;
  }
  return Uint8Array.from(now);
}
