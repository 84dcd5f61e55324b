export interface Spec { id: string; name: string; button: string; controls: string; }
export interface Form {
  update(state: { recorded?: unknown; ready?: 'yes' | 'starting' | 'stopped'; why?: string }): void;
  again(): void;
  dispose(): void;
}
export function drawForm(el: HTMLElement, spec: Spec, port: {
  key: string; submit(value: unknown, certainty: string): Promise<unknown>; recorded?(): unknown;
}): Form;
export function unrecorded(key: string): boolean;
export function anyWaits(): boolean;
export function same(one: unknown, other: unknown): boolean;
