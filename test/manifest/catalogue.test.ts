import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { messagesOf } from '../../scripts/lib/catalogues.cjs';

/** Words in a row: a sentence, or a part of one, that somebody reads. */
const SENTENCE = /\p{L}{2,}[’'\p{L}]*[,;:]? [“(]?\p{L}{2,}/u;

/** Files whose words are data, or code of another language, or go into files of the study, which stay as they are in every language. */
const DATA = [
  'src/cli/shell/bash.ts',
  'src/core/turns/labelWords.ts',
  'src/core/turns/patterns/builtIn.ts',
  'src/core/participants/guessInterviewers.ts',
  'src/core/studyFile/studySchema.ts',
  'src/core/studyFile/reportSchema.ts',
  'src/core/studyFile/sourceSchema.ts',
  'src/core/codebook/codebookSchema.ts',
  'src/core/codebook/scaleSchema.ts',
  'src/core/coding/sidecarSchema.ts',
  'src/core/summaries/summarySchema.ts',
  'src/core/text/sounds.ts',
  'src/core/privacy/titles.ts',
  'src/study/support/ownWords.ts',
  'src/study/support/systemNames.ts',
];

/** A line that ends with this has words that nobody is shown, or that are not to be translated; why is said in front of it. */
const NOT_SHOWN = '// not for the catalogue';

describe('the catalogue of sentences', () => {
  const files = filesBelow('src').filter(file => file.endsWith('.ts') && !DATA.includes(file));

  for (const room of new Set(files.map(roomOf))) {
    it(`has all sentences of ${room}`, () => {
      const escaped = files.filter(file => roomOf(file) === room).flatMap(escapedSentences);
      assert.deepEqual(escaped, []);
    });
  }

  it('is the one in l10n (else run npm run l10n)', () => {
    const used = new Set(
      filesBelow('src')
        .filter(file => file.endsWith('.ts'))
        .flatMap(messagesIn),
    );
    const written = JSON.parse(fs.readFileSync('l10n/bundle.l10n.json', 'utf8'));
    assert.deepEqual([...used].sort(), Object.keys(written).sort());
  });
});

describe('the translations that are packaged', () => {
  it('are found in the source of what is built as the catalogue is', () => {
    for (const file of filesBelow('src').filter(name => name.endsWith('.ts')))
      assert.deepEqual(messagesOf(fs.readFileSync(file, 'utf8')), messagesIn(file), file);
  });
});

function filesBelow(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => path.join(entry.parentPath, entry.name).split(path.sep).join('/'))
    .sort();
}

function roomOf(file: string): string {
  const parts = file.split('/');
  return parts.slice(0, Math.min(parts.length - 1, 3)).join('/');
}

/** Sentences in a file that are not handed to `l10n.t`, with their lines. */
function escapedSentences(file: string): string[] {
  const text = fs.readFileSync(file, 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const lines = text.split('\n');
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isSettled(node)) return;
    if (isText(node) && SENTENCE.test(node.text)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      if (!lines[line]!.endsWith(NOT_SHOWN)) found.push(`${file}:${line + 1}: ${node.text}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** What a file hands to `l10n.t`: literals, or the tool that writes the catalogue could not read them. */
function messagesIn(file: string): string[] {
  const source = ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText() === 'l10n.t') {
      const [message] = node.arguments;
      assert.ok(message && ts.isStringLiteralLike(message), `${file}: ${node.getText()}`);
      found.push(message.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isText(node: ts.Node): node is ts.LiteralLikeNode {
  return (
    ts.isStringLiteral(node) ||
    ts.isNoSubstitutionTemplateLiteral(node) ||
    ts.isTemplateHead(node) ||
    ts.isTemplateMiddle(node) ||
    ts.isTemplateTail(node)
  );
}

/** In the catalogue already, or for developers only: types, imports, errors of the program itself, the log. */
function isSettled(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return true;
  if (ts.isNewExpression(node)) return /^(Range|Type|Syntax)?Error$/.test(node.expression.getText());
  if (!ts.isCallExpression(node)) return false;
  return /^l10n\.t$|(^|\.)(log|trace|channel)\.\w+$/.test(node.expression.getText());
}
