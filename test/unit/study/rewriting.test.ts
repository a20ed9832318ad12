import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ok } from '../../../src/core/base/result';
import { addSegment, removeSegment, setCodes, setMemo, setStatus } from '../../../src/core/coding/operations';
import { emptySidecar, parseSidecar, stringifySidecar } from '../../../src/core/coding/parseSidecar';
import type { Decision, Segment, Sidecar } from '../../../src/core/coding/segment';
import { textVersion } from '../../../src/core/text/textVersion';
import { assembled, sameBytes } from '../../../src/study/bytes';
import { type RecordFile, changeRecordFile } from '../../../src/study/recordFile';
import { sidecarFormat } from '../../../src/study/studyFiles';
import { anySidecar } from '../core/coding/arbitraries';
import { jsonValue, visibleText, weirdText } from '../core/records/arbitraries';
import { MemoryFileStore } from './memoryFileStore';

const VERSIONS = ['one', 'two', 'three'].map(textVersion);

/** What a person, or a program, does to a coding file; some by the number of a record. */
const anyChange = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), id: visibleText, version: fc.nat(2), quote: weirdText }),
  fc.record({ kind: fc.constantFrom('remove' as const, 'copy' as const), at: fc.nat(9) }),
  fc.record({
    kind: fc.constant('codes' as const),
    at: fc.nat(9),
    codes: fc.array(visibleText, { maxLength: 2 }),
  }),
  fc.record({ kind: fc.constant('memo' as const), at: fc.nat(9), memo: weirdText }),
  fc.record({
    kind: fc.constant('status' as const),
    status: fc.constantFrom('complete' as const, 'in-progress' as const),
  }),
  fc.record({
    kind: fc.constant('field' as const),
    name: fc.constantFrom('more', 'list', 'conflicts'),
    value: jsonValue,
  }),
  fc.record({ kind: fc.constant('decide' as const), id: visibleText }),
  fc.record({ kind: fc.constantFrom('clear' as const, 'undecide' as const, 'shuffle' as const) }),
  fc.record({ kind: fc.constant('pull' as const), sidecar: anySidecar, layout: fc.nat(2) }),
);
type Change = typeof anyChange extends fc.Arbitrary<infer T> ? T : never;

function applied(sidecar: Sidecar, change: Change): Sidecar {
  const { segments, decisions = [] } = sidecar;
  const idAt = (at: number) => segments[at % Math.max(1, segments.length)]?.id ?? 'none';
  switch (change.kind) {
    case 'add': {
      const { id: text, ...own } = VERSIONS[change.version]!;
      const segment = { id: change.id, text, start: 0, end: 2, quote: change.quote, codes: ['c'] };
      const added = addSegment(sidecar, segment, own);
      return added.ok ? added.value : sidecar;
    }
    case 'remove': {
      const removed = removeSegment(sidecar, idAt(change.at));
      return removed.ok ? removed.value : sidecar;
    }
    case 'copy':
      return {
        ...sidecar,
        segments: segments.map((one, i): Segment => (i === change.at ? { ...one } : one)),
      };
    case 'codes': {
      const set = setCodes(sidecar, idAt(change.at), change.codes);
      return set.ok ? set.value : sidecar;
    }
    case 'memo': {
      const set = setMemo(sidecar, idAt(change.at), change.memo);
      return set.ok ? set.value : sidecar;
    }
    case 'status': {
      const set = setStatus(sidecar, change.status);
      return set.ok ? set.value : sidecar;
    }
    case 'field': {
      const value = change.name === 'conflicts' ? { status: [change.value] } : [change.value, {}];
      return { ...sidecar, [change.name]: value };
    }
    case 'decide': {
      if (decisions.some(one => one.id === change.id)) return sidecar;
      const decision: Decision = {
        id: change.id,
        of: [],
        taken: ['nd'],
        made: [],
        by: 'nd',
        at: '2026-11-22T10:00:00Z',
      };
      return { ...sidecar, decisions: [...decisions, decision] };
    }
    case 'undecide':
      return { ...sidecar, decisions: decisions.slice(1) };
    case 'clear':
      return { ...sidecar, segments: [] };
    case 'shuffle':
      return { ...sidecar, segments: segments.toReversed() };
    default:
      return sidecar;
  }
}

const LAYOUTS: readonly ((sidecar: Sidecar) => string)[] = [
  stringifySidecar,
  sidecar => JSON.stringify(sidecar),
  sidecar => stringifySidecar(sidecar).replaceAll('\n', '\r\n'),
];

describe('a coding file that is changed again and again', () => {
  it('has the bytes that writing all of it anew gives (random)', async () => {
    let rewritten = 0;
    await fc.assert(
      fc.asyncProperty(anySidecar, fc.array(anyChange, { maxLength: 15 }), async (first, changes) => {
        const store = new MemoryFileStore({ file: stringifySidecar(first) });
        let known: RecordFile<Sidecar> | undefined;
        let value = parseSidecar(store.text('file')!).value!;
        for (const change of changes) {
          if (change.kind === 'pull') {
            store.put('file', LAYOUTS[change.layout]!(change.sidecar));
            ({ value } = parseSidecar(store.text('file')!.replaceAll('\r\n', '\n')) as { value: Sidecar });
            continue;
          }
          const before = store.text('file')!;
          const result = await changeRecordFile(
            store,
            'file',
            sidecarFormat,
            known,
            () => emptySidecar('nd'),
            one => {
              assert.deepEqual(one, value);
              return ok(applied(one, change));
            },
          );
          assert.ok(result.ok);
          if (known?.isAsWritten && result.value !== known) rewritten++;
          known = result.value;
          value = known.parsed.value!;
          if (store.text('file') !== before) {
            assert.equal(store.text('file'), stringifySidecar(value));
            assert.equal(known.raw, store.text('file'));
          }
          // what was dropped when it was written is not there any more when it is read
          value = { ...value };
        }
      }),
      { numRuns: 300 },
    );
    assert.ok(rewritten > 500, `${rewritten} rewritten`);
  });

  it('is put together of lines and pieces', () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    const old = bytes('{\n“a”\nb\n\nc\n}\n');
    assert.deepEqual(
      assembled(old, ['x', { from: 1, to: 2 }, '', { from: 2, to: 2 }, { from: 3, to: 6 }]),
      bytes('x“a”\n\nc\n}\n'),
    );
    assert.deepEqual(assembled(old, []), bytes(''));
  });

  it('is the same where every byte is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.nat(3), fc.nat(3), fc.nat(45), (bytes, a, b, at) => {
        const shifted = (by: number) => {
          const all = new Uint8Array(bytes.length + by);
          all.set(bytes, by);
          return all.subarray(by);
        };
        const [one, other] = [shifted(a), shifted(b)];
        assert.ok(sameBytes(one, other));
        assert.equal(sameBytes(one, other.subarray(1)), bytes.length === 0);
        if (at >= bytes.length) return;
        other[at]! ^= 0x80;
        assert.ok(!sameBytes(one, other));
      }),
    );
  });
});
