import { Progress, Question } from './progress.js';
export interface UnitInfo {
  name: string; number: number; title: string; hook: string; minutes: number; marks: number; questions: Question[]; cells?: Record<string, string>;
}
export interface Term { term: string; means: string; }
export interface Course {
  version: number; title: string; about: string; article?: { title: string; about: string }; units: UnitInfo[]; planned: { number?: number; title: string }[]; glossary?: Term[];
}
export interface Link { href?: string; click?: () => void; }
export function renderCourse(root: HTMLElement, options: {
  course: Course; states?: Record<string, Progress | null> | null; link: (unit: UnitInfo, question: Question | null) => Link; howTo?: string[];
}): void;
