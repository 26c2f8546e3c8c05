/** What a page shows if it can't start. Components can't run then, so it uses plain elements. */
import { errorMessage } from './http.ts';

export function showFailure(error: unknown): void {
  console.error(error);
  const message = document.createElement('p');
  message.setAttribute('role', 'alert');
  message.className = 'slds-p-around_xx-large slds-text-heading_small slds-text-align_center';
  message.textContent = `We can't load this page. ${errorMessage(error)}`;
  document.title = 'Page not available';
  document.body.append(message);
}
