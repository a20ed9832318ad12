import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Deps } from '../../deps';
import type { OpenStudy } from '../../session/openStudy';
import { requireStudy, requireWhole } from '../../ui/requireStudy';
import { nameOf } from './paper';

/** Which study each paper is of, as far as it was asked: by their addresses. */
export class PaperStudies {
  private readonly roots = new Map<string, string>();

  constructor(private readonly deps: Deps) {}

  /** The study that a paper is of: that in whose folder it is, the only one, or the one that is picked. @returns undefined when the user gave up */
  async of(paper: vscode.Uri): Promise<OpenStudy | undefined> {
    const { studies } = this.deps;
    const around = studies.studyOf(paper);
    if (around) return requireWhole(around);
    const known = studies.all.find(({ root }) => root.toString() === this.roots.get(paper.toString()));
    if (known) return known;
    if (studies.begun.length <= 1) return requireStudy(studies);
    const rows = studies.begun.map(requireWhole).map(openStudy => ({
      label: openStudy.study.file?.name ?? nameOf(openStudy.root),
      description: vscode.workspace.asRelativePath(openStudy.root),
      openStudy,
    }));
    const title = l10n.t('Which study is {0} about?', nameOf(paper));
    const picked = await vscode.window.showQuickPick(rows, { title, ignoreFocusOut: true });
    if (picked) this.roots.set(paper.toString(), picked.openStudy.root.toString());
    return picked?.openStudy;
  }
}
