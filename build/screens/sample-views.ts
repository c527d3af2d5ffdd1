import { enrolmentSamples } from "./samples/enrolment-samples.ts";
import { formSamples } from "./samples/form-samples.ts";
import { idleSamples } from "./samples/idle-samples.ts";
import { itCentreSamples } from "./samples/it-centre-samples.ts";
import { itDeviceSamples } from "./samples/it-device-samples.ts";
import { itNetworkSamples } from "./samples/it-network-samples.ts";
import { itSamples } from "./samples/it-samples.ts";
import { readySamples } from "./samples/ready-samples.ts";
import type { Sample } from "./samples/sample.ts";
import { shiftSamples } from "./samples/shift-samples.ts";
import { visitSamples } from "./samples/visit-samples.ts";

/**
 * Every screen in every one of its states, with usual and with the longest realistic content. Screens between visits come
 * first: only in this order does the page keep a citizen's language and display from one sample to the next.
 */
export const samples: readonly Sample[] = [
  ...idleSamples,
  ...enrolmentSamples,
  ...itSamples,
  ...itCentreSamples,
  ...itNetworkSamples,
  ...itDeviceSamples,
  ...readySamples,
  ...shiftSamples,
  ...visitSamples,
  ...formSamples,
];
