import assert from 'node:assert/strict';
import { finish } from '../../../../../src/core/base/steps';
import { Codebook } from '../../../../../src/core/codebook/codebook';
import type { Corpus } from '../../../../../src/core/corpus/corpus';
import { checkClaims } from '../../../../../src/core/manuscript/claims/checkClaims';
import { twin } from '../../analyses/frequency/twin';
import { onRandomStudies } from '../../analyses/kit/onRandomStudies';
import type { Random, RandomStudy } from '../../analyses/kit/randomStudy';
import { type Part, paperOf } from './paper';

/** Something that can be altered in a paper: its paragraph, its words, and what it may become. */
interface Figure {
  readonly part: number;
  readonly column: number;
  readonly kind: 'count' | 'share' | 'label';
  readonly before: string;
  readonly written: string;
  readonly altered: string;
}

const LABELS = ['general', 'typical', 'variant', 'rare'];
const WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

describe('claims, on papers made of what a slow count finds', () => {
  it('finds nothing, and exactly the one that is altered', async () => {
    const seen = { count: 0, share: 0, label: 0 };
    await onRandomStudies(({ study, corpus, random }) => {
      const renamed = withNames(corpus);
      const { parts, figures } = paper(study, random);
      assert.deepEqual(findingsOf(parts, renamed), []);
      if (figures.length === 0) return;
      const one = random.pick(figures);
      seen[one.kind]++;
      assert.deepEqual(findingsOf(alter(parts, one), renamed), [`${one.kind} ${one.before}→${one.altered}←`]);
    }, 80);
    for (const count of Object.values(seen)) assert.ok(count > 2, JSON.stringify(seen));
  });
});

/** Each as its kind, the text before it and itself. */
function findingsOf(parts: readonly Part[], corpus: Corpus): string[] {
  const manuscript = paperOf(parts);
  return finish(checkClaims(manuscript, corpus)).findings.map(({ code, paragraph, start, end }) => {
    const { text } = manuscript.paragraphs[paragraph]!;
    return `${code} ${text.slice(0, start)}→${text.slice(start, end)}←`;
  });
}

/** The names of random codes are not all different. */
function withNames(corpus: Corpus): Corpus {
  const { file } = corpus.codebook;
  const codes = file.codes.map(code => ('mergedInto' in code ? code : { ...code, name: nameOf(code.id) }));
  return { ...corpus, codebook: Codebook.of({ ...file, codes }) };
}

function nameOf(id: string): string {
  return `Care as ${id.replace(/-/g, ' ')}`;
}

function paper(study: RandomStudy, random: Random): { parts: Part[]; figures: Figure[] } {
  const parts: Part[] = [];
  const figures: Figure[] = [];
  for (const group of random.some([undefined, ...Object.keys(study.groups)], 0.6)) {
    parts.push(group === undefined ? '# Overall' : `# Group ${group}`);
    const { rows } = twin(study, group === undefined ? {} : { groups: [group] }, {
      by: 'participant',
      preset: 'strict',
      all: true,
    });
    const table: string[][] = [['Code', 'N', '%', 'Label']];
    for (const { id, participants, of, label } of rows) {
      const line = new Line(parts.length, figures, random);
      const name = nameOf(id);
      switch (random.below(5)) {
        case 0:
          line.add(`Then ${name} (N = `).count(participants).add(')');
          if (label) line.add(' was ').label(label).add('.');
          break;
        case 1:
          line.add(`“${name.toLowerCase()}” (`).count(participants).add(' of ').of(of).add(' participants)');
          break;
        case 2:
          if (of > 0)
            line
              .add(`${name} was mentioned by `)
              .share((100 * participants) / of)
              .add(' of participants.');
          break;
        case 3:
          line.count(participants, true).add(' of ').of(of).add(` participants mentioned “${name}”.`);
          break;
        default:
          if (of > 0)
            table.push([name, String(participants), ((100 * participants) / of).toFixed(1), label ?? '']);
      }
      if (line.text !== '') parts.push(line.text);
    }
    for (const [row, [name, n, percent, label]] of table.entries()) {
      if (row === 0) continue;
      const cell = { part: parts.length, before: '' };
      figures.push({
        ...cell,
        column: row * 4 + 1,
        kind: 'count',
        written: n!,
        altered: String(Number(n) + 1),
      });
      figures.push({
        ...cell,
        column: row * 4 + 2,
        kind: 'share',
        written: percent!,
        altered: `${percent!.slice(0, -1)}${percent!.endsWith('5') ? 7 : 5}`,
      });
      if (label)
        figures.push({
          ...cell,
          column: row * 4 + 3,
          kind: 'label',
          written: label,
          altered: otherLabel(label, random),
        });
      void name;
    }
    parts.push(table);
  }
  return { parts, figures };
}

class Line {
  text = '';

  constructor(
    private readonly part: number,
    private readonly figures: Figure[],
    private readonly random: Random,
  ) {}

  add(words: string): this {
    this.text += words;
    return this;
  }

  count(value: number, isWord = false): this {
    const written = (n: number) => (isWord ? (WORDS[n] ?? String(n)) : String(n));
    const other = value > 0 && this.random.chance(0.5) ? value - 1 : value + 1;
    return this.figure('count', written(value), written(other));
  }

  /** What it becomes is the size of no group. */
  of(value: number): this {
    return this.figure('count', String(value), String(value + 40));
  }

  share(percent: number): this {
    const digits = this.random.below(3);
    const other = percent + (percent > 50 ? -1 : 1) * (1 + this.random.below(9));
    return this.figure('share', percent.toFixed(digits), other.toFixed(digits)).add(
      this.random.pick(['%', ' %', ' per cent']),
    );
  }

  label(label: string): this {
    return this.figure('label', label, otherLabel(label, this.random));
  }

  private figure(kind: Figure['kind'], written: string, altered: string): this {
    this.figures.push({ part: this.part, column: -1, kind, before: this.text, written, altered });
    return this.add(written);
  }
}

function otherLabel(label: string, random: Random): string {
  return random.pick(LABELS.filter(other => other !== label));
}

function alter(parts: readonly Part[], { part, column, before, written, altered }: Figure): Part[] {
  return parts.map((one, i) => {
    if (i !== part) return one;
    if (typeof one === 'string') return before + altered + one.slice(before.length + written.length);
    return one.map((row, r) => row.map((cell, c) => (r * 4 + c === column ? altered : cell)));
  });
}
