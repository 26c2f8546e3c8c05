/** The components a flexipage can name: the project's components and the host's versions of standard components. */
import ActivityPanel from 'host/activityPanel';
import DetailPanel from 'host/detailPanel';
import FieldItem from 'host/fieldItem';
import FieldSection from 'host/fieldSection';
import HighlightsPanel from 'host/highlightsPanel';
import RelatedList from 'host/singleRelatedList';
import RelatedLists from 'host/relatedLists';
import RichText from 'host/richText';
import Tabset from 'host/tabset';
import UnknownComponent from 'host/unknownComponent';
import type { LightningElement } from 'lwc';
import projectComponents from 'virtual:project-components';
import type { PageContext } from '../../../lib/pageContext.ts';
import type { PageItem } from '../../../lib/wireModel.ts';

export type ComponentClass = new () => LightningElement;

/** A function instead of a table, because these modules import each other (a tabset contains items). */
function standIn(name: string): ComponentClass | undefined {
  switch (name) {
    case 'flexipage:tabset':
      return Tabset;
    case 'flexipage:fieldSection':
      return FieldSection;
    case 'flexipage:richText':
      return RichText;
    case 'force:highlightsPanel':
      return HighlightsPanel;
    case 'force:detailPanel':
      return DetailPanel;
    case 'force:relatedListContainer':
      return RelatedLists;
    case 'force:relatedListSingleContainer':
      return RelatedList;
    case 'runtime_sales_activities:activityPanel':
    case 'forceChatter:recordFeedContainer':
    case 'forceChatter:exposedFeed':
      return ActivityPanel;
    default:
      return undefined;
  }
}

/**
 * When the page gets another record, the project's components stay and the host's components are replaced. A
 * tabset only contains other components.
 */
export function keyOf(place: string, item: PageItem, { recordId }: PageContext): string {
  const { constructor, isHostComponent } = componentFor(item);
  const livesOn = !isHostComponent || constructor === Tabset;
  return livesOn ? place : `${place}-${recordId ?? ''}`;
}

/** `c:name` or, on newer pages, the name without a namespace. */
export function componentFor(item: PageItem): { constructor: ComponentClass; isHostComponent: boolean } {
  if (item.kind === 'field') return { constructor: FieldItem, isHostComponent: true };
  const own = projectComponents[item.component] ?? projectComponents[`c:${item.component}`];
  if (own) return { constructor: own, isHostComponent: false };
  return { constructor: standIn(item.component) ?? UnknownComponent, isHostComponent: true };
}
