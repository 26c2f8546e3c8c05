/**
 * Leaving a field by pressing a button under it: an error that comes or goes as the field is left moves the button away from under the
 * pointer, and the click is lost. So the field is left only once the press has become a click.
 */

/** For `mousedown` on the button: the field keeps the focus. */
export const keepField = (event: Event): void => event.preventDefault();

/** For `click`, before anything else: the field is left, and has given its last answer. */
export function leaveField(event: Event): void {
  (event.currentTarget as HTMLElement).focus();
}
