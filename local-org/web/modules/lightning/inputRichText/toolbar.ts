/** The buttons above the text: their look and their keyboard navigation. */
import type { Tool } from './formats.ts';

interface ToolButton {
  name: string;
  label: string;
  icon: string;
  class: string;
  pressed: string | null;
  tabIndex: string;
}

export interface ToolGroup {
  key: string;
  buttons: ToolButton[];
}

const BUTTON = 'slds-button slds-button_icon slds-button_icon-border-filled';
const MOVES: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** One tab stop: the button in `current`. */
export function groupsOf(tools: readonly Tool[], pressed: readonly string[], current: number): ToolGroup[] {
  const buttons = tools.map((tool, index) => ({
    group: tool.group,
    name: tool.name,
    label: tool.label,
    icon: tool.icon,
    class: pressed.includes(tool.name) ? `${BUTTON} button_pressed` : BUTTON,
    pressed: String(pressed.includes(tool.name)),
    tabIndex: index === current ? '0' : '-1',
  }));
  return [...new Set(tools.map(({ group }) => group))].map((key) => ({
    key,
    buttons: buttons.filter(({ group }) => group === key),
  }));
}

/** The next button for a key, or null if the key does nothing. */
export function moveFrom(current: number, key: string, count: number): number | null {
  const ends: Readonly<Record<string, number>> = { Home: 0, End: count - 1 };
  const move = MOVES[key];
  return ends[key] ?? (move === undefined ? null : (current + move + count) % count);
}
