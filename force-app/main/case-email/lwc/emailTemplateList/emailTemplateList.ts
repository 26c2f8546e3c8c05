import { api, LightningElement } from 'lwc';
import PLACEHOLDER from '@salesforce/label/c.Email_TemplatePlaceholder';
import RECOMMENDED_OPTION from '@salesforce/label/c.Email_RecommendedOption';
import TEMPLATE from '@salesforce/label/c.Email_Template';
import USE from '@salesforce/label/c.Email_UseRecommended';
import { lastSentText } from 'c/emailModel';
import type { EmailPicker, Template } from 'c/emailModel';
import { format } from 'c/rpTextUtils';

/** Shows the recommended template with the reason, and lists the other templates. Sends `choose` with the name of a template. */
export default class EmailTemplateList extends LightningElement {
  @api picker: EmailPicker | null = null;
  /** The chosen template. */
  @api value: string | null = null;
  @api isDisabled = false;
  /** A reply needs no template, so none is recommended. */
  @api isReply = false;
  @api timeZone = 'UTC';

  labels = { template: TEMPLATE, placeholder: PLACEHOLDER, use: USE };

  get recommended(): Template | undefined {
    const name = this.picker?.recommendation.templateName;
    return this.picker?.templates.find((template) => template.name === name);
  }

  get icon(): string {
    return this.recommended ? 'utility:light_bulb' : 'utility:info_alt';
  }

  /** Who has chosen a template, such as the one of the next step, needs no reason why none is recommended. */
  get showsRecommendation(): boolean {
    return !this.isReply && (this.recommended !== undefined || !this.value);
  }

  get canUse(): boolean {
    return this.recommended !== undefined && this.recommended.name !== this.value && !this.isDisabled;
  }

  get options(): { label: string; value: string; description: string }[] {
    return (this.picker?.templates ?? []).map((template) => ({
      value: template.name,
      label: template.label,
      description: this.descriptionOf(template),
    }));
  }

  /** Shows the chosen template again after the user declined another one. */
  @api
  reset(): void {
    const list = this.template?.querySelector<HTMLElement & { value: string }>('[data-id="template"]');
    if (list) {
      list.value = this.value ?? '';
    }
  }

  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>('[data-id="template"]')?.focus();
  }

  private descriptionOf({ description, isRecommended, lastSent }: Template): string {
    const said = isRecommended ? format(RECOMMENDED_OPTION, description) : (description ?? '');
    return lastSent ? `${lastSentText(lastSent, this.timeZone)} ${said}`.trim() : said;
  }

  choose(event: CustomEvent<{ value: string }>): void {
    this.dispatchEvent(new CustomEvent('choose', { detail: event.detail.value }));
  }

  useRecommended(): void {
    this.dispatchEvent(new CustomEvent('choose', { detail: this.recommended?.name }));
  }
}
