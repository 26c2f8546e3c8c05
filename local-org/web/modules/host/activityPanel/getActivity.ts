/** Wire adapter of the activity panel. */
import { activityQuery } from '../../../lib/activity.ts';
import { wireAdapter } from '../../../lib/wireAdapter.ts';

export const getActivity = wireAdapter((config) => activityQuery(config['recordId'] as string | undefined));
