import * as vscode from 'vscode';
import type { OpeningStudy } from '../../session/openStudy';
import { type MemoSubject, subjectName } from './memoSubject';

/** Of documents that are the memo of something in a study. */
export const MEMO_SCHEME = 'transcript-coder-memo';

/** Whose memo a document is. */
export interface NamedMemo {
  /** URI of the study's root. */
  readonly root: string;
  readonly subject: MemoSubject;
}

/** The document of a memo. Its name is what the memo is on; what it is lies in its query. */
export function memoUri(openStudy: OpeningStudy, subject: MemoSubject): vscode.Uri {
  const query = JSON.stringify({ root: openStudy.root.toString(), subject });
  // the same memo may have been opened when its words were others
  const known = vscode.workspace.textDocuments.find(
    ({ uri, isClosed }) => !isClosed && uri.scheme === MEMO_SCHEME && uri.query === query,
  );
  if (known) return known.uri;
  const name =
    subjectName(openStudy, subject)
      .replace(/[\\/\p{Cc}]/gu, ' ')
      .trim() || subject.kind;
  return vscode.Uri.from({ scheme: MEMO_SCHEME, path: `/${name}.md`, query });
}

/** Undefined for what is no document of a memo. */
export function namedMemo(uri: vscode.Uri): NamedMemo | undefined {
  if (uri.scheme !== MEMO_SCHEME) return undefined;
  try {
    const { root, subject } = JSON.parse(uri.query) as Partial<NamedMemo>;
    return typeof root === 'string' && typeof subject?.kind === 'string' ? { root, subject } : undefined;
  } catch {
    return undefined;
  }
}
