/** All kernels. */
export * from './biquads';
export * from './calibration';
export * from './distances';
export * from './float32Bins';
export * from './int16Bins';
export * from './int16FrameBins';
export { int24Bins } from './int24Bins';
export * from './interpolation';
export * from './lines';
export * from './logBins';
export * from './numberBins';
export * from './products';
export * from './runs';
export * from './sums';
export * from './waveforms';
export * from './waves';
