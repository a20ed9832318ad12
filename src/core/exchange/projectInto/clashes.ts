import * as l10n from '@vscode/l10n';
import { visible } from '../../base/visible';

/** What a project and a study say differently: the study's own is kept. A sentence each. */
export class Clashes {
  private readonly found: string[] = [];

  /** @param what as `Trust: description` */
  differs(what: string): void {
    this.found.push(l10n.t('Different in the file, kept as it is in the study: {0}', what));
  }

  renamed(from: string, to: string): void {
    this.found.push(l10n.t('“{0}” is something else in the study; it was added as “{1}”.', from, to));
  }

  get sentences(): readonly string[] {
    return this.found.map(visible);
  }
}
