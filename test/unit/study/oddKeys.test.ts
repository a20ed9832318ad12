import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { type Node, getNodePath, parseTree } from 'jsonc-parser';
import { runAnalysis } from '../../../src/core/analyses/kit/analysis';
import { ANALYSES } from '../../../src/core/analyses/list';
import { readStudy } from '../../../src/study/readStudy';
import { MemoryFileStore } from './memoryFileStore';

const SAMPLE = path.join(__dirname, '../../../media/sample-study');
const KEYS = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', ''];
const VALUES = ['{}', '[]', 'null', '{"sha256":{}}', '"text"', '1'];

const files: Record<string, string> = Object.fromEntries(
  (fs.readdirSync(SAMPLE, { recursive: true, encoding: 'utf8' }) as string[])
    .map(file => file.split(path.sep).join('/'))
    .filter(file => fs.statSync(path.join(SAMPLE, file)).isFile())
    .map(file => [file, fs.readFileSync(path.join(SAMPLE, file), 'utf8')]),
);

/** Where objects of a file begin, one of each kind (`segments[].hashes`). */
function objectsOf(text: string): number[] {
  const kinds = new Map<string, number>();
  for (const stack: Node[] = [parseTree(text)!]; stack.length > 0;) {
    const node = stack.pop()!;
    stack.push(...(node.children ?? []));
    const kind = getNodePath(node)
      .map(key => (typeof key === 'number' || /^[0-9a-f]{12}$/.test(key) ? '*' : key))
      .join('.');
    if (node.type === 'object') kinds.set(kind, node.offset);
  }
  return [...kinds.values()];
}

function withKey(text: string, object: number, key: string, value: string): string {
  const isEmpty = /^\{\s*\}/.test(text.slice(object));
  return `${text.slice(0, object + 1)}"${key}":${value}${isEmpty ? '' : ','}${text.slice(object + 1)}`;
}

/** Everything that is wrong with the study, and what an analysis says that cannot be run. */
async function problemsWith(changed: string, text: string) {
  const { corpus, problems } = await readStudy(new MemoryFileStore({ ...files, [changed]: text }));
  for (const analysis of ANALYSES) runAnalysis(analysis, corpus, {}, {});
  return { corpus, problems: problems.filter(one => one.path === changed) };
}

describe('keys that objects inherit', () => {
  const json = Object.keys(files).filter(file => file.endsWith('.json'));
  const kinds = json.filter(
    (file, i) => !file.endsWith('.coding.json') || json.findIndex(one => one.endsWith('.coding.json')) === i,
  );

  it('never stop a study from being read and counted, wherever they are', async () => {
    for (const file of kinds) {
      for (const object of objectsOf(files[file]!)) {
        for (const [k, key] of KEYS.entries()) {
          // every key at every place, with one value after another
          await problemsWith(file, withKey(files[file]!, object, key, VALUES[(k + object) % VALUES.length]!));
        }
      }
    }
  });

  it('are a problem on their line, and the rest counts, where the key is __proto__, however it is spelled', async () => {
    const whole = await readStudy(new MemoryFileStore(files));
    for (const file of kinds) {
      const text = files[file]!;
      for (const object of objectsOf(text)) {
        for (const key of ['__proto__', '\\u005f_pr\\u006Fto__']) {
          const { corpus, problems } = await problemsWith(file, withKey(text, object, key, '{}'));
          const line = text.slice(0, object).split('\n').length;
          assert.deepEqual(
            problems.map(one => [one.severity, one.code, one.line, one.message]),
            [['error', 'reserved-key', line, 'The key “__proto__” cannot be used. Rename or remove it.']],
          );
          if (!file.endsWith('.coding.json')) continue;
          const counts = (of: typeof corpus) => of.transcripts.map(one => one.segments.length);
          const lost = whole.corpus.transcripts.findIndex(one => file.startsWith(one.path));
          assert.deepEqual(counts(corpus).toSpliced(lost, 1), counts(whole.corpus).toSpliced(lost, 1));
        }
      }
    }
  });

  it('name attributes as any other does, and are checked as any other', async () => {
    const text = files['study.json']!;
    const attributes = text.indexOf('"attributes":{') + '"attributes":'.length;
    for (const key of KEYS.slice(1)) {
      const { corpus, problems } = await problemsWith('study.json', withKey(text, attributes, key, '"x"'));
      assert.deepEqual(problems, []);
      assert.ok(corpus.study.participants.some(one => Object.hasOwn(one.attributes ?? {}, key)));
      const wrong = await problemsWith('study.json', withKey(text, attributes, key, '{}'));
      assert.deepEqual(
        wrong.problems.map(one => one.code),
        ['invalid'],
        key,
      );
    }
    const [coding] = kinds.filter(file => file.endsWith('.coding.json'));
    const texts = files[coding!]!.indexOf('"texts": {') + '"texts": '.length;
    for (const key of ['constructor', 'prototype', 'toString']) {
      const version = `{"sha256":"${'0'.repeat(64)}","length":1}`;
      const { problems } = await problemsWith(coding!, withKey(files[coding!]!, texts, key, version));
      assert.deepEqual(
        problems.map(one => one.message),
        [`texts.${key}: expected 12 hexadecimal digits, but found "${key}".`],
      );
    }
  });
});
