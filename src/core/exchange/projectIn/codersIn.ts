import * as l10n from '@vscode/l10n';
import { CONSENSUS, coderIdFrom, isCoderId } from '../../coding/sidecarName';
import { cleanName } from '../../codebook/codeName';
import type { Coder } from '../../studyFile/studyFile';
import { guidFor } from '../guids';
import type { RefiUser } from '../project/refiProject';
import { SHOWN, type Supplement, without } from '../project/supplement';
import type { Findings } from './findings';

/** The users of a project as coders. */
export class CodersIn {
  private readonly byGuid = new Map<string, string>();
  private readonly coders: Coder[] = [];
  private readonly only: string | undefined;
  private nameless: string | undefined;

  constructor(
    users: readonly RefiUser[],
    supplement: Supplement | undefined,
    private readonly findings: Findings,
  ) {
    const ours = new Map(supplement?.coders.map(record => [guidFor('coder', record.id), record]) ?? []);
    const isOurs = supplement !== undefined;
    for (const user of users) {
      const { guid, id = '' } = user;
      if (this.byGuid.has(guid)) continue;
      const record = ours.get(guid);
      const name = user.name ?? '';
      if (id === CONSENSUS || (isOurs && guid === guidFor('coder', CONSENSUS))) {
        this.byGuid.set(guid, CONSENSUS);
      } else if (record) {
        const { [SHOWN]: shown, ...fields } = record;
        this.add(guid, { ...(shown === name ? {} : { name }), ...without(fields, []), id: record.id });
      } else if (isOurs && guid === guidFor('coder', id) && isCoderId(id)) {
        // one who has coded and is not in the list
        this.byGuid.set(guid, id);
      } else {
        const shown = cleanName(name) || cleanName(id) || l10n.t('Unknown coder');
        this.add(guid, { id: this.idFor(id, shown), name: shown });
      }
    }
    this.only = this.byGuid.size === 1 ? [...this.byGuid.values()][0] : undefined;
  }

  get all(): readonly Coder[] {
    return this.coders;
  }

  /** The id of the coder that a user is. Nobody is the only one there is, or one without a name. */
  idOf(guid: string | undefined): string {
    if (guid === undefined) return this.only ?? (this.nameless ??= this.addUnknown(l10n.t('Unknown coder')));
    const known = this.byGuid.get(guid);
    if (known !== undefined) return known;
    const name = l10n.t('User {0}', guid.slice(0, 8));
    this.findings.note('noUser', name);
    const id = this.addUnknown(name);
    this.byGuid.set(guid, id);
    return id;
  }

  /** Whether a user is known by name. */
  nameOf(guid: string | undefined): string | undefined {
    const id = guid === undefined ? undefined : this.byGuid.get(guid);
    return this.coders.find(coder => coder.id === id)?.name ?? id;
  }

  private addUnknown(name: string): string {
    const coder = { id: this.idFor('', name), name };
    this.coders.push(coder);
    return coder.id;
  }

  private add(guid: string, coder: Coder): void {
    this.byGuid.set(guid, coder.id);
    this.coders.push(coder);
  }

  private idFor(wanted: string, name: string): string {
    const taken = new Set([...this.coders.map(({ id }) => id), ...this.byGuid.values()]);
    const small = wanted.trim().toLowerCase();
    if (isCoderId(small) && small !== CONSENSUS && !taken.has(small) && !/^\d+$/.test(small)) return small;
    return coderIdFrom(name, taken);
  }
}
