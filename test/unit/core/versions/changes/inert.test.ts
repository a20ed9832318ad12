import assert from 'node:assert/strict';
import fc from 'fast-check';
import { changesMarkdown } from '../../../../../src/core/versions/changes/changesMarkdown';
import type { CodingChanges } from '../../../../../src/core/versions/changes/changes';
import { inert } from '../../../../../src/core/versions/changes/inert';

/** What GitHub and GitLab look for in text, as their documentation and sources have it. */
const REFERENCES: readonly RegExp[] = [
  /@[a-z0-9_]/i,
  /#[a-z0-9_"]/i,
  /(^|\W)[!$&%][a-z0-9"]/i,
  /~[a-z0-9_"]/i,
  /\^alert/i,
  /\[(issue|vulnerability|epic|feature_flag|wiki_page|cve_request|\[)/i,
  /\b(gh|gl|[a-z]{2,})-\d/i,
  /\b[0-9a-f]{7,40}\b/i,
  /[a-z][a-z0-9+.-]*:\/\//i,
  /\bwww\./i,
  /\b(mailto|xmpp|tel):/i,
  /[\w.+-]+@[\w-]+\.\w/,
  /:[\w+-]+:/,
];
const piece = fc.constantFrom(
  ...[
    '@',
    '#',
    '!',
    '$',
    '&',
    '%',
    '~',
    '^alert#',
    '[',
    'issue:',
    ']',
    'GH-',
    '12',
    'a1b2c3d4e5f60718',
    'word',
  ],
  ...[
    'https://',
    'www.',
    'mailto:',
    'a@b.org',
    ':',
    'tada',
    ' ',
    '"',
    '(',
    '-',
    '/',
    'team',
    '\\',
    '@everyone',
  ],
);

describe('inert', () => {
  const text = fc.array(piece, { maxLength: 8 }).map(pieces => pieces.join(''));

  it('leaves nothing that would notify anybody, and takes nothing away', () => {
    fc.assert(
      fc.property(text, one => {
        const safe = inert(one);
        for (const reference of REFERENCES) assert.doesNotMatch(safe, reference);
        assert.equal(safe.replaceAll('\u2060', ''), one);
      }),
      { numRuns: 3000 },
    );
  });

  it('holds for everything that a comment repeats', () => {
    const evil =
      '@org/team #12 !3 user/repo#4 https://example.org www.example.org a@example.org :tada: GH-5 ~bug';
    const words = { words: evil, line: 1, segment: { id: 's', codes: ['c'], memo: evil } };
    const change = {
      kinds: ['added', 'memo', 'value'],
      before: words,
      after: words,
      addedCodes: ['c'],
      codes: ['c'],
      removedCodes: [],
      values: [
        { code: 'c', before: [], after: [evil] },
        { code: evil, before: [evil], after: [evil, evil] },
      ],
    };
    const scale = { kind: 'ordinal', values: [evil, `${evil} more`] };
    const review = {
      from: evil,
      to: evil,
      problems: [{ path: evil, line: 1, message: evil, state: evil, severity: 'error', code: 'x' }],
      coders: [{ coder: 'nd', name: evil, transcripts: 1, counts: {} }],
      study: [
        {
          list: 'participants',
          name: evil,
          kind: 'changed',
          fields: [{ field: evil, before: evil, after: evil }],
        },
      ],
      codebook: [
        {
          id: evil,
          kinds: ['renamed'],
          before: [evil],
          after: [evil],
          fields: [
            { field: 'description', before: evil, after: evil },
            { field: 'scale', before: undefined, after: scale },
          ],
        },
      ],
      codes: [{ id: 'c', path: [evil] }],
      transcripts: [
        { path: evil, text: 'changed', codings: [{ coder: 'nd', file: 'changed', changes: [change] }] },
      ],
    };
    const markdown = changesMarkdown(review as unknown as CodingChanges);
    assert.ok(markdown.split('example').length > 20);
    // as it is once Markdown and HTML have been read
    const read = markdown
      .replace(/<[^>]*>/g, '')
      .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
      .replace(/\\(?=[!-/:-@[-`{-~])/g, '');
    for (const reference of REFERENCES) {
      const found = read.split('\n').filter(line => !/^#+ /.test(line) && reference.test(line));
      assert.deepEqual(found, [], String(reference));
    }
  });
});
