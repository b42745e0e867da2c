"""Prints what the Python package powerlaw says of the samples that come with it, a line of
JSON each."""
import json
import os
import sys
import warnings

import numpy
import powerlaw

warnings.simplefilter("ignore")
folder = os.path.join(os.path.dirname(powerlaw.__file__), "reference_data")
for name, discrete in [("words", True), ("terrorism", True), ("blackouts", False), ("flares", False), ("cities", False)]:
    x = numpy.loadtxt(os.path.join(folder, name + ".txt"))
    fit = powerlaw.Fit(x, discrete=discrete, verbose=0)
    json.dump({"name": name, "discrete": discrete, "alpha": fit.alpha, "x_min": fit.xmin, "d": fit.D, "n_tail": int(fit.n_tail), "values": x.tolist()}, sys.stdout)
    print()
