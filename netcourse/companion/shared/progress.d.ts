export interface Question {
  id: string; name: string; marks: number; kind: 'form' | 'code' | 'text'; cell: string; check?: string; stub?: string;
}
export interface Entry { id: string; kind: string; value: unknown; recorded: string; n: number; typed?: unknown; }
export interface Progress {
  done: Question[]; open: Question[]; next: Question | null; recorded: number; total: number; marks: number; atStake: number;
  entries: Record<string, Entry>;
}
export interface Answers { answers?: Record<string, Entry>; }
export const ANSWERS: string;
export function sourceOf(cell: unknown): string;
export function newer(before: Entry | undefined, entry: Entry): Entry;
export function entriesOf(notebook: unknown, answers: Answers | null): Record<string, Entry>;
export function progress(unit: { questions: Question[] }, notebook: unknown, answers: Answers | null): Progress;
export function complaint(question: Question, cells: Map<string, unknown>): string;
export function listed(questions: Question[]): string;
export function lower(name: string): string;
