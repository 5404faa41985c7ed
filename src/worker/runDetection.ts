/** Runs the engine on an open recording as a study or a person chose it. The one place that calls the engine. */
import type { DetectionResult } from '../detection/result/detectedEvent';
import { detect } from '../detection/engine';
import type { DetectionChoice } from '../detection/detectionChoice';
import type { JobControl, Recording } from '../recording/recording';
import { chosenParameters, chosenWordings } from '../detection/detectionChoice';

/**
 * Detects with the defaults and what `choice` puts in their place.
 * @throws DetectionChoiceError for a choice that the engine refuses, the abort signal's reason, or what `read` throws.
 */
export async function runDetection(
  recording: Recording,
  choice: DetectionChoice,
  control: JobControl,
): Promise<DetectionResult> {
  const [parameters, wordings] = [chosenParameters(choice), chosenWordings(choice)];
  return detect(recording, parameters, control, { wordings });
}
