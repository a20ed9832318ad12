import type { Codebook } from '../core/codebook/codebook';
import type { FileProblem } from '../core/base/problem';
import { SidecarCheck } from './sidecarCheck';
import { textProblems } from './textProblems';
import type { Transcript } from './transcript';

interface Checked {
  text: string;
  ofText: readonly FileProblem[];
  /** By coder. */
  readonly sidecars: Map<string, SidecarCheck>;
}

/** What is wrong with a study's files, checked again only where a change could matter. */
export class ProblemChecks {
  private readonly known = new WeakMap<Transcript, Checked>();
  private last: readonly FileProblem[] = [];

  /**
   * The same list as the last one, if it has the same content.
   * @param ofFiles what is wrong with the files themselves
   * @param codebook undefined when its file cannot be used: then unknown codes are not reported
   */
  all(
    ofFiles: readonly FileProblem[],
    transcripts: Iterable<Transcript>,
    codebook: Codebook | undefined,
  ): readonly FileProblem[] {
    const all = [...ofFiles];
    for (const transcript of transcripts) all.push(...this.in(transcript, codebook));
    if (!isSameList(all, this.last)) this.last = all;
    return this.last;
  }

  private in(transcript: Transcript, codebook: Codebook | undefined): readonly FileProblem[] {
    const { path, text, sidecars } = transcript;
    let known = this.known.get(transcript);
    if (!known)
      this.known.set(transcript, (known = { text: '', ofText: textProblems(path, ''), sidecars: new Map() }));
    if (known.text !== text) {
      known.ofText = textProblems(path, text);
      known.text = text;
    }
    const ofSidecars = [...sidecars].flatMap(([coder, file]) => {
      let check = known.sidecars.get(coder);
      if (check?.file !== file)
        known.sidecars.set(coder, (check = new SidecarCheck(transcript, coder, file)));
      return check.problems(codebook);
    });
    return ofSidecars.length > 0 ? [...known.ofText, ...ofSidecars] : known.ofText;
  }
}

function isSameList(a: readonly FileProblem[], b: readonly FileProblem[]): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i] || isSame(one, b[i]!));
}

function isSame(a: FileProblem, b: FileProblem): boolean {
  return (
    a.path === b.path &&
    a.line === b.line &&
    a.column === b.column &&
    a.severity === b.severity &&
    a.code === b.code &&
    a.message === b.message
  );
}
