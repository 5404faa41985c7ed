/** Makes a study's file of the parameter file that came before it. */
import { readJson } from '../base/json/jsonItems';
import { isObject, type JsonObject } from '../base/json/jsonText';
import { readChoice } from '../detection/detectionChoice';

/**
 * The text of a study's file that says what a parameter file does.
 * @param file how the parameter file is called in messages
 * @throws DetectionChoiceError for a parameter file that detection would refuse
 */
export function studyTextOf(parameterText: string, file: string): string {
  readChoice(parameterText, file);
  const { value } = readJson(parameterText.replace(/^\ufeff/u, ''));
  const { wordings, channels, ...parameters } = isObject(value) ? value : ({} as JsonObject);
  const study = {
    ...(Object.keys(parameters).length === 0 ? {} : { parameters }),
    ...(wordings === undefined ? {} : { wordings }),
    ...(channels === undefined ? {} : { channels }),
  };
  return `${JSON.stringify(study, null, 2)}\n`;
}
