/**
 * When the user presses a button or drop-down below a field, the field loses the focus first. If its error message then appears or disappears,
 * the button moves away from the pointer and the click is lost. So the field keeps the focus until the click.
 */

/** For `mousedown` on the button or drop-down. A drop-down takes the focus on click by itself. */
export const keepField = (event: Event): void => event.preventDefault();

/** For `click` on the button, before anything else, so the field sends its last change. */
export function leaveField(event: Event): void {
  (event.currentTarget as HTMLElement).focus();
}

/**
 * Scrolls to a field above buttons that stay in view. A field below them counts as visible for the browser, so it wouldn't. The field's
 * `scroll-margin` leaves room for the buttons.
 */
export function reveal(field: Element | null | undefined): void {
  field?.scrollIntoView?.({ block: 'nearest' });
}

/** For `keyup` on such a field, because the Tab key can reach it. */
export function revealField(event: KeyboardEvent): void {
  if (event.key === 'Tab') {
    reveal(event.currentTarget as Element);
  }
}
