import type { ContributionMemory } from '../../../../src/study/contributions/contributions';

/** Remembers everything, by the parts themselves. */
export class Memory implements ContributionMemory {
  readonly entries = new Map<string, Uint8Array>();
  readonly details = new Map<string, Uint8Array>();
  found = 0;
  foundDetails = 0;

  keyOf(parts: readonly (string | Uint8Array)[]): string {
    return parts.map(part => Buffer.from(part as string).toString('base64')).join('\n');
  }

  find(key: string): Uint8Array | undefined {
    const known = this.entries.get(key);
    if (known) this.found++;
    return known;
  }

  keep(key: string, bytes: Uint8Array): void {
    this.entries.set(key, Buffer.from(bytes));
  }

  findDetails(key: string): Uint8Array | undefined {
    const known = this.details.get(key);
    if (known) this.foundDetails++;
    return known;
  }

  keepDetails(key: string, bytes: Uint8Array): void {
    this.details.set(key, Buffer.from(bytes));
  }

  finish(): void {}
}
