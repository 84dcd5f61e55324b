// What the page was told of the course, and what a notebook says of itself.

import { PageConfig } from '@jupyterlab/coreutils';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { Course, UnitInfo } from '../shared/course.js';
import type { Question } from '../shared/progress.js';

/** The manifest that the server or the site gave, or null: then nothing runs by itself. */
export function course(): Course | null {
  const text = PageConfig.getOption('netcourseCourse');
  if (!text) {
    return null;
  }
  try {
    const found = JSON.parse(text) as Course;
    return Array.isArray(found.units) ? found : null;
  } catch {
    return null;
  }
}

/** Whether this JupyterLab was started for students, so that the course may have the whole page. */
export function isStudents(): boolean {
  return PageConfig.getOption('netcourseShell') === 'course' || home() !== '';
}

/** Where the course page is, if it is a page of its own (the browser edition). */
export function home(): string {
  return PageConfig.getOption('netcourseHome');
}

/** A unit that is open: what there is to answer, and the hashes of what was released; none if the page knows no manifest. */
export interface OpenUnit {
  name: string;
  title: string;
  questions: Question[];
  hashes: Set<string> | null;
}

/** The unit that a notebook is, or null if it is none of a course. */
export function unitOf(panel: NotebookPanel): OpenUnit | null {
  const own = panel.context.model.getMetadata('netcourse') as { unit?: string; title?: string; questions?: Question[] } | undefined;
  if (!own || typeof own.unit !== 'string' || !Array.isArray(own.questions)) {
    return null;
  }
  const known: UnitInfo | undefined = course()?.units.find(({ name }) => name === own.unit);
  return {
    name: own.unit,
    title: known ? `Unit ${known.number} · ${known.title}` : own.title ?? own.unit,
    questions: known?.questions ?? own.questions,
    hashes: known?.cells ? new Set(Object.values(known.cells)) : null
  };
}

/** Whether a cell's code is what the course released. Where the page knows no manifest, nothing is: a notebook can't vouch for itself. */
export function isReleased(unit: OpenUnit, source: string): boolean {
  return unit.hashes !== null && unit.hashes.has(bytesToHex(sha256(utf8ToBytes(source))));
}
