import type { SeededRandom } from '../../../../../src/core/base/random';
import { stringifySidecar } from '../../../../../src/core/coding/parseSidecar';
import type { Segment, Sidecar } from '../../../../../src/core/coding/segment';

const VERSIONS = ['0123456789ab', 'ba9876543210', 'feedfeedfeed'];
const TEXTS = Object.fromEntries(VERSIONS.map(id => [id, { sha256: id + '0'.repeat(52), length: 999 }]));

/** Draws coding files, what becomes of them, and how others write them. */
export class Draw {
  constructor(readonly random: SeededRandom) {}

  one<T>(list: readonly T[]): T {
    return list[this.random.below(list.length)]!;
  }

  file(): Sidecar {
    const ids = new Set(Array.from({ length: this.random.below(16) }, () => this.id()));
    const segments = [...ids].map(id => this.segment(id));
    return { schema: 1, coder: 'nd', status: 'in-progress', texts: TEXTS, segments };
  }

  changed(file: Sidecar, times: number): Sidecar {
    let { segments, status } = file;
    for (let i = this.random.below(times + 1); i > 0; i--) {
      const at = this.random.below(segments.length + 1);
      const old = segments[at];
      const others = segments.filter(one => one !== old);
      const kind = this.random.below(6);
      if (kind === 0) segments = others;
      else if (kind === 1) status = this.one(['in-progress', 'complete'] as const);
      else if (kind <= 3 || !old) {
        const id = this.id();
        segments = [...segments.filter(one => one.id !== id), this.segment(id)];
      } else segments = [...others, { ...old, ...this.fields() }];
    }
    return { ...file, status, segments };
  }

  /** As we write it, or in some way otherwise. */
  text(file: Sidecar, isOdd: boolean): string {
    const text = stringifySidecar(file);
    const lines = text.split('\n');
    if (!isOdd) return text;
    const swap = (i: number) =>
      [...lines.slice(0, i), lines[i + 1], lines[i], ...lines.slice(i + 2)].join('\n');
    const at = this.random.below(lines.length - 1);
    return this.one([
      () => text.replaceAll('\n', '\r\n'),
      () => JSON.stringify(file),
      () => `${JSON.stringify(file, null, 2)}\n`,
      () => swap(at),
      () => [...lines.slice(0, at), lines[at], ...lines.slice(at)].join('\n'),
      () => [...lines.slice(0, at), ...lines.slice(at + 1)].join('\n'),
      () => text.replace('"segments": [\n', '"x": {\n"segments": [\n],"y":1},\n"segments": [\n'),
      () => text.replace('\n]\n}\n', '\n],\n"segments": [\n]\n}\n'),
      () => text.replace('\n]\n}\n', '\n],\n"note": "n",\n"more": [\n{"id":"a"}\n]\n}\n'),
      () => text.replace('"codes":[', '"codes":[ '),
      () => text.replace('"codes":[', '"later":{"a":[1,{}]},"codes":['),
      () => text.replace('},\n', ',"x":[{},\n').replace(/\}\n\]/, '}]}\n]'),
      () => text.replace('"start":', '"start":1e2,"__proto__":'),
      () => text.replace('"schema": 1', '"schema": 2'),
      () => text.replace('"end":', '"end":-'),
      () => text.replace('0123456789ab":{', '1123456789ab":{'),
      () => text.replace(/\}\n\]/, '},\n]'),
      () => text.replace('"memo":"', '"memo":"\\u0041'),
      () => `\ufeff${text}`,
      () => `<<<<<<< ours\n${text}=======\n${text}>>>>>>> theirs\n`,
      () => text.trimEnd(),
      () => '',
    ])();
  }

  private id(): string {
    return (
      (this.random.below(60) === 0 ? this.one(['日', '👍', '\ufffd']) : this.one(['', 'k', 'ä', 'Z', '9-'])) +
      String(this.random.below(12))
    );
  }

  private segment(id: string): Segment {
    const start = 10 * this.random.below(4);
    const anchor = { text: this.one(VERSIONS), start, end: start + 5, quote: `words ${start}` };
    return { id, ...anchor, codes: ['a'], ...this.fields() };
  }

  private fields(): Partial<Segment> {
    return this.one<Partial<Segment>>([
      {},
      { codes: ['b', 'c'] },
      { codes: [], memo: 'why?\nagain' },
      { codes: ['a', this.one(['b', 'ü'])] },
      { memo: this.one(['one', 'two\n“three”', '\u2028', 'x\\"y', '👍 \u0085', 'a\u00a0b\u202e']) },
      { text: this.one(VERSIONS) },
      { start: 3, end: 8 },
      { note: 'n', by: 'em' },
      { conflicts: { memo: ['a', 'b'] } } as Partial<Segment>,
      { conflicts: { anchor: [{ text: VERSIONS[1]!, start: 1, end: 2 }, null] } } as Partial<Segment>,
    ]);
  }
}
