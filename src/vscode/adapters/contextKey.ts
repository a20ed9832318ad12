import * as vscode from 'vscode';

/** A typed when-clause key. */
export class ContextKey<T extends boolean | string | number> {
  private value: T | undefined;

  constructor(private readonly name: string) {}

  set(value: T): void {
    if (value === this.value) return;
    this.value = value;
    void vscode.commands.executeCommand('setContext', this.name, value);
  }
}
