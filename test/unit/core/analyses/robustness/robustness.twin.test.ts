import assert from 'node:assert/strict';
import { type FrequencyRow, frequency } from '../../../../../src/core/analyses/frequency/frequency';
import { robustness } from '../../../../../src/core/analyses/robustness/robustness';
import type { Influence, RobustnessTable } from '../../../../../src/core/analyses/robustness/robustnessTable';
import { finish } from '../../../../../src/core/base/steps';
import { findScope } from '../../../../../src/core/corpus/scope';
import { labelOf } from '../frequency/twin';
import type { Corpus } from '../../../../../src/core/corpus/corpus';
import { readStudy } from '../../../../../src/study/readStudy';
import { MemoryFileStore } from '../../../study/memoryFileStore';
import { onRandomStudies } from '../kit/onRandomStudies';
import type { RandomStudy } from '../kit/randomStudy';
import { type Twin, type TwinChoice, type TwinLeftOut, type TwinOptions, twin } from './twin';

const DECISIONS = ['coding', 'overlap', 'late', 'preset'] as const;

describe('robustness, against a table counted unit by unit for each choice', () => {
  it('is the same in every row, choice and with everything left out', async () => {
    const seen = {
      rows: 0,
      holding: 0,
      changing: 0,
      combined: 0,
      late: 0,
      lateRows: 0,
      codings: 0,
      overlaps: 0,
      left: 0,
    };
    await onRandomStudies(async ({ study: plainStudy, corpus: plainCorpus, filters, random }) => {
      const { study, corpus } = random.chance(0.5)
        ? await codedInTurn(plainStudy)
        : { study: plainStudy, corpus: plainCorpus };
      const options: TwinOptions = {
        preset: random.pick(['strict', 'lenient']),
        late: random.pick([0, 0, 0, 0.25, 0.5, 1]),
      };
      const scope = findScope(corpus, filters);
      assert.ok(scope.ok);
      const found = finish(robustness(corpus, scope.value, options));
      const expected = twin(study, filters, options);

      assert.deepEqual(new Set(found.scope.lateCodes), expected.late);
      seen.late += expected.late.size;
      const choices = choicesOf(expected, options);
      const places = found.choices.map(choice => ({
        coding: expected.codings[choice.coding]!,
        overlap: found.scope.decisions.overlaps[choice.overlap]!,
        late: found.scope.decisions.lates[choice.late]!,
        preset: found.scope.decisions.presets[choice.preset]!,
      }));
      assert.deepEqual(new Set(places.map(keyOf)), new Set(choices.map(keyOf)));
      assert.equal(places.length, choices.length);
      assert.equal(keyOf(places[0]!), keyOf(choices[0]!));

      const listed = expected.codes.filter(
        code => expected.used.has(code) || choices.some(choice => (expected.count(code, choice) ?? 0) > 0),
      );
      assert.deepEqual(new Set(found.rows.map(({ id }) => id)), new Set(listed));
      const plain = frequency(corpus, { ...filters, preset: options.preset, all: true });
      assert.ok(plain.ok);
      for (const row of found.rows) {
        const own: FrequencyRow = plain.value.rows.find(({ id }) => id === row.id)!;
        assert.deepEqual(
          [row.participants, row.of, row.share, row.label],
          [own.participants, own.of, own.share, own.label],
        );
        const labels = places.map(choice => expected.label(row.id, choice));
        assert.deepEqual(row.labels, labels);
        const counts = places.flatMap(choice => expected.count(row.id, choice) ?? []);
        assert.deepEqual(
          [row.least, row.most, row.choices, row.holds],
          [
            Math.min(...counts),
            Math.max(...counts),
            counts.length,
            labels.filter(one => one === row.label).length,
          ],
        );
        const changedBy = row.changedBy.map(({ choice, participants, label }) => {
          const at = found.choices.findIndex(one => DECISIONS.every(name => one[name] === choice[name]));
          return `${keyOf(places[at]!)} ${participants} ${label}`;
        });
        const minimal = smallestChanges(row.id, expected, places);
        assert.deepEqual(new Set(changedBy), new Set(minimal));
        assert.equal(changedBy.length, minimal.length);

        seen.rows++;
        if (row.holds === row.choices) seen.holding++;
        else seen.changing++;
        if (row.choices < places.length) seen.lateRows++;
        for (const { choice } of row.changedBy) {
          const departing = DECISIONS.filter(name => choice[name] > 0);
          if (departing.length > 1) seen.combined++;
          else if (departing[0] === 'coding') seen.codings++;
          else if (departing[0] === 'overlap') seen.overlaps++;
        }
      }
      for (const [at, { changed, rows, changedRows }] of found.choices.entries()) {
        const label = (code: string) => expected.label(code, places[at]!);
        const present = listed.filter(code => label(code) !== undefined);
        const others = present.filter(code => label(code) !== expected.label(code, places[0]!));
        assert.deepEqual([rows, changed], [present.length, others.length]);
        assert.deepEqual(new Set(changedRows), new Set(others));
      }
      seen.left += checkLeftOut(found, found.transcripts, expected.transcripts, 'withoutTranscript', options);
      seen.left += checkLeftOut(found, found.people, expected.people, 'withoutParticipant', options);
    });
    for (const count of Object.values(seen)) assert.ok(count > 20, JSON.stringify(seen));
  });
});

/** The study as if its transcripts had been coded one after the other, each in five days of March. */
async function codedInTurn(study: RandomStudy): Promise<{ study: RandomStudy; corpus: Corpus }> {
  const dayIn = (at: number, day: number) => 1 + 5 * at + (day % 5);
  const files = { ...study.files };
  const transcripts = study.transcripts.map((transcript, at) => {
    for (const coder of Object.keys(transcript.statuses)) {
      const path = `${transcript.path}.${coder}.coding.json`;
      const text = Buffer.from(files[path]!).toString();
      const moved = text.replaceAll(
        /"2026-03-(\d\d)T/g,
        (_, day: string) => `"2026-03-${String(dayIn(at, Number(day))).padStart(2, '0')}T`,
      );
      files[path] = Buffer.from(moved);
    }
    const segments = transcript.segments.map(({ day, ...one }) => ({
      ...one,
      day: day === undefined ? undefined : dayIn(at, day),
    }));
    return { ...transcript, segments };
  });
  const { corpus } = await readStudy(new MemoryFileStore(files));
  return { study: { ...study, files, transcripts }, corpus };
}

function choicesOf({ codings, lates }: Twin, { preset }: TwinOptions): TwinChoice[] {
  const presets = [preset, preset === 'strict' ? 'lenient' : 'strict'] as const;
  return codings.flatMap(coding =>
    (['overlap', 'most', 'all'] as const).flatMap(overlap =>
      lates.flatMap(late => presets.map(one => ({ coding, overlap, late, preset: one }))),
    ),
  );
}

function keyOf({ coding, overlap, late, preset }: TwinChoice): string {
  return [coding, overlap, late, preset].join(' ');
}

/** The choices that change a label, without those of which a part does so, too. */
function smallestChanges(code: string, { label, count }: Twin, choices: readonly TwinChoice[]): string[] {
  const published = choices[0]!;
  const changing = choices.filter(
    choice => label(code, choice) !== undefined && label(code, choice) !== label(code, published),
  );
  const isPart = (part: TwinChoice, whole: TwinChoice) =>
    part !== whole && DECISIONS.every(name => part[name] === whole[name] || part[name] === published[name]);
  return changing
    .filter(choice => !changing.some(other => isPart(other, choice)))
    .map(choice => `${keyOf(choice)} ${count(code, choice)} ${label(code, choice)}`);
}

/** @returns how many labels change */
function checkLeftOut(
  { rows }: RobustnessTable,
  found: readonly Influence[],
  expected: readonly TwinLeftOut[],
  name: 'withoutTranscript' | 'withoutParticipant',
  { preset }: TwinOptions,
): number {
  assert.deepEqual(new Set(found.map(({ id }) => id)), new Set(expected.map(({ id }) => id)));
  assert.equal(found.length, expected.length);
  for (const [i, { changed }] of found.entries()) assert.ok(i === 0 || changed <= found[i - 1]!.changed);
  let all = 0;
  for (const { id, of, count } of expected) {
    const one = found.find(other => other.id === id)!;
    assert.equal(one.of, of, id);
    const published = rows.filter(({ participants }) => participants > 0);
    const now = published.map(row => labelOf(count(row.id), of, preset));
    const changed = published.flatMap((row, i) =>
      now[i] === row.label ? [] : [{ id: row.id, label: now[i] }],
    );
    assert.deepEqual(one.changedRows, changed);
    assert.deepEqual([one.changed, one.rows], [changed.length, published.length]);
    for (const row of published) {
      const own = row[name].changedBy.find(other => other.id === id);
      assert.deepEqual(own?.label, changed.find(other => other.id === row.id)?.label);
    }
    const moves = published.map(row => (of === 0 ? 0 : count(row.id) / of) - row.participants / row.of);
    const sizes = moves.map(Math.abs);
    if (published.length > 0)
      assert.ok(Math.abs(one.meanChange! - sizes.reduce((a, b) => a + b, 0) / sizes.length) < 1e-9);
    const largest = Math.max(0, ...sizes);
    assert.ok(Math.abs(Math.abs(one.largestChange ?? 0) - largest) < 1e-9);
    if (one.largestRow !== null) {
      const at = published.findIndex(row => row.id === one.largestRow);
      assert.ok(Math.abs(moves[at]! - one.largestChange!) < 1e-9);
    }
    all += changed.length;
  }
  for (const row of rows) assert.equal(row[name].holds, row[name].of - row[name].changedBy.length);
  return all;
}
