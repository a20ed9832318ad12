import { withRoom } from '../../base/typedArrays';
import type { Squeezed } from './squeezed';

/** Multiplier of the rolling hash. */
const BASE = 0x01000193;

/** Where windows occur in a text: for each, ascending. */
export class WindowPlaces {
  /** Of each window, how often it was found. */
  private readonly counts: Int32Array;
  private readonly firsts: Int32Array;
  private readonly lasts: Int32Array;
  private places = new Int32Array(256);
  private nexts = new Int32Array(256);
  private size = 0;

  /** @param sameAs equal windows share what is found */
  constructor(
    private readonly sameAs: Int32Array,
    private readonly most: number,
  ) {
    this.counts = new Int32Array(sameAs.length);
    this.firsts = new Int32Array(sameAs.length).fill(-1);
    this.lasts = new Int32Array(sameAs.length).fill(-1);
  }

  /** How often a window was found; no more than were asked for, and one. */
  count(window: number): number {
    const same = this.sameAs[window]!;
    return same < 0 ? 0 : this.counts[same]!;
  }

  /** The places of a window; the first ones where there are more than were asked for. */
  of(window: number): number[] {
    const found: number[] = [];
    const same = this.sameAs[window]!;
    if (same < 0) return found;
    for (let i = this.firsts[same]!; i >= 0; i = this.nexts[i]!) found.push(this.places[i]!);
    return found;
  }

  note(window: number, place: number): void {
    if (this.counts[window]! > this.most) return;
    this.counts[window]!++;
    if (this.counts[window]! > this.most) return;
    if (this.size === this.places.length) {
      this.places = withRoom(this.places, 2 * this.places.length);
      this.nexts = withRoom(this.nexts, 2 * this.nexts.length);
    }
    const entry = this.size++;
    this.places[entry] = place;
    this.nexts[entry] = -1;
    if (this.firsts[window]! < 0) this.firsts[window] = entry;
    else this.nexts[this.lasts[window]!] = entry;
    this.lasts[window] = entry;
  }
}

/**
 * Finds many windows of one length in a text, in one pass over it: a rolling hash of the text (Karp & Rabin 1987) is looked
 * up among those of the windows, and what has the same hash is compared.
 * @param windows squeezed; those of another length or undefined are not looked for
 * @param length 1 or more
 * @param most places that are remembered of each window
 */
export function findWindows(
  text: Squeezed,
  windows: readonly (string | undefined)[],
  length: number,
  most: number,
): WindowPlaces {
  let size = 16;
  while (size < windows.length * 4) size *= 2;
  const mask = size - 1;
  // window + 1, 0 where free
  const slots = new Int32Array(size);
  const hashes = new Int32Array(windows.length);
  const sameAs = new Int32Array(windows.length).fill(-1);
  let isAny = false;
  windows.forEach((window, i) => {
    if (window?.length !== length) return;
    isAny = true;
    const hash = hashOf(window);
    let slot = spread(hash) & mask;
    for (; slots[slot] !== 0; slot = (slot + 1) & mask) {
      const other = slots[slot]! - 1;
      if (hashes[other] === hash && windows[other] === window) break;
    }
    if (slots[slot] === 0) {
      slots[slot] = i + 1;
      hashes[i] = hash;
    }
    sameAs[i] = slots[slot]! - 1;
  });
  const places = new WindowPlaces(sameAs, most);
  if (!isAny) return places;

  const { units } = text;
  let highest = 1;
  for (let i = 1; i < length; i++) highest = Math.imul(highest, BASE);
  let hash = 0;
  for (let at = 0; at < text.length; at++) {
    if (at >= length) hash = (hash - Math.imul(units[at - length]! + 1, highest)) | 0;
    hash = (Math.imul(hash, BASE) + units[at]! + 1) | 0;
    if (at < length - 1) continue;
    for (let slot = spread(hash) & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
      const window = slots[slot]! - 1;
      if (hashes[window] !== hash || !text.startsWith(windows[window]!, at - length + 1)) continue;
      places.note(window, at - length + 1);
      break;
    }
  }
  return places;
}

function hashOf(window: string): number {
  let hash = 0;
  for (let i = 0; i < window.length; i++) {
    hash = (Math.imul(hash, BASE) + window.charCodeAt(i) + 1) | 0;
  }
  return hash;
}

function spread(hash: number): number {
  const product = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return product ^ (product >>> 13);
}
