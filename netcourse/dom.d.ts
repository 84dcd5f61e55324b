export function unique(): string;
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes?: Record<string, string | boolean | number | null | undefined>,
  ...inside: (Node | string)[]
): HTMLElementTagNameMap[K];
export function say(element: HTMLElement, text: string): void;
