// The few functions of d3 that the drawings use; the packages themselves bring no types.
declare module "d3-array" {
  export function ticks(start: number, stop: number, count: number): number[];
  export function tickStep(start: number, stop: number, count: number): number;
}

declare module "d3-format" {
  export interface FormatLocale {
    format(specifier: string): (value: number) => string;
  }
  export function formatLocale(definition: {
    readonly decimal: string; readonly thousands: string; readonly grouping: number[];
    readonly currency: [string, string]; readonly minus: string;
  }): FormatLocale;
  export function precisionFixed(step: number): number;
}

declare module "d3-scale" {
  export interface TimeScale {
    domain(domain: readonly number[]): TimeScale;
    ticks(count: number): Date[];
  }
  export function scaleUtc(): TimeScale;
}
