import { CONSENSUS, parseSidecarPath } from '../../core/coding/sidecarName';
import { isMemoFile } from '../../core/memos/analyticMemo';
import { PSEUDONYM_LOG } from '../pseudonymise/pseudonymLog';
import { isRootFile } from '../studyFiles';

/** Endings that say nothing but what kind of file it is. */
const ENDINGS = new Set(
  'txt,md,json,csv,tsv,docx,odt,xlsx,html,tex,qmd,rtf,pdf,vtt,srt,qdpx,qdc,qde,zip,svg,png,js'.split(','), // not for the catalogue
);
const TRANSCRIPTS = new Set(['txt', 'md']);

/** Stands in for paths and coders: by kind, with a number that is the same for the same thing. */
export class Placeholders {
  private readonly names = new Map<string, string>();
  private readonly counts = new Map<string, number>();
  private readonly roots: readonly string[];

  /** @param roots folders of the open studies, absolute */
  constructor(roots: readonly string[]) {
    const all = roots.map(normal);
    for (const root of all) this.name('study', root);
    // of a study in a study first
    this.roots = all.sort((a, b) => b.length - a.length);
  }

  /** A file or folder, absolute or relative to a study. */
  path(given: string): string {
    const path = this.relative(normal(given));
    const known = this.names.get(`study ${path}`);
    if (known !== undefined) return known;
    const sidecar = parseSidecarPath(path);
    if (sidecar) return `${this.path(sidecar.transcript)}.${this.coder(sidecar.coder)}.coding.json`;
    const last = path.slice(path.lastIndexOf('/') + 1);
    if (isRootFile(last) || last === PSEUDONYM_LOG) return last;
    const ending = /\.([a-z0-9]+)$/i.exec(last)?.[1]?.toLowerCase();
    if (ending === undefined) return this.name('folder', path);
    if (!ENDINGS.has(ending)) return this.name('file', path);
    return `${this.name(kindOf(path, ending), path)}.${ending}`;
  }

  private coder(id: string): string {
    return id === CONSENSUS ? id : this.name('coder', id);
  }

  private relative(path: string): string {
    const root = this.roots.find(one => path.startsWith(`${one}/`));
    return root === undefined ? path : path.slice(root.length + 1);
  }

  private name(kind: string, thing: string): string {
    const key = `${kind} ${thing}`;
    const known = this.names.get(key);
    if (known !== undefined) return known;
    const number = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, number);
    const name = `${kind}-${number}`;
    this.names.set(key, name);
    return name;
  }
}

function kindOf(path: string, ending: string): string {
  if (isMemoFile(path)) return 'memo';
  return TRANSCRIPTS.has(ending) ? 'transcript' : 'file';
}

/** One form for a path however it is written: of a URI, or by Windows. */
export function normal(path: string): string {
  const forward = path.replaceAll('\\', '/').replace(/^\/(?=[a-z]:)/i, '');
  const plain = forward.length > 1 ? forward.replace(/\/+$/, '') : forward;
  return plain.replace(/^[A-Z](?=:)/, drive => drive.toLowerCase());
}
