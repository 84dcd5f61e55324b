"""Pure rules of the disease: plain values in, a result out."""

from netcourse.disease.counting import Interval, wilson_interval

__all__ = ["Interval", "wilson_interval"]
