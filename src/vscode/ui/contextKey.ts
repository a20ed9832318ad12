import * as vscode from 'vscode';
import { sameJson } from '../../core/records/sameJson';

/** A typed when-clause key. */
export class ContextKey<T extends boolean | string | number | readonly string[]> {
  private value: T | undefined;

  constructor(private readonly name: string) {}

  set(value: T): void {
    if (sameJson(value, this.value)) return;
    this.value = value;
    void vscode.commands.executeCommand('setContext', this.name, value);
  }
}
