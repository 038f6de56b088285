#!/usr/bin/env python3
"""The method of `icp learn` in pandas and scikit-learn: 5 stratified folds of a weight-of-evidence regression.

The yardstick of bench/icp_learn.py; needs pandas and scikit-learn. The same rules: at most 5 quantile bins, one bin a
level where there are at most 12, the mode apart where it fills a fifth; categories under 1% pooled; blanks a bin of
their own from 1% on. Everything is done on arrays: every column is factorised once, every fold counts with `bincount`.

usage: bench/sklearn_woe.py FILE OUTCOME WON COLUMN...
Prints the AUC, the Brier score, and the seconds that importing the libraries took.
"""
import sys, time

began = time.perf_counter()
import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss, roc_auc_score
from sklearn.model_selection import StratifiedKFold

imported = time.perf_counter() - began
FOLDS, QUANTILES, LEVELS, RARE, BLANK, PRIOR = 5, 5, 12, 0.01, 0.01, 2.0


def levels_of(column):
    """Codes from 1 (0 is blank), and the numbers of a column of numbers in rising order, else None."""
    codes, texts = pd.factorize(column)
    numbers = pd.to_numeric(pd.Series(texts), errors="coerce").to_numpy()
    if len(texts) and not np.isnan(numbers).any():
        order = np.argsort(numbers, kind="stable")
        rank = np.empty(len(order), dtype=np.int64)
        rank[order] = np.arange(len(order))
        return np.where(codes < 0, 0, rank[codes] + 1), numbers[order]
    return codes + 1, None


def bins_of(codes, numbers, train, count):
    """The bin of every code, from the deals learned from; bin 0 says nothing, bin 1 is blank."""
    counts = np.bincount(codes[train], minlength=count)
    bins = np.zeros(count, dtype=np.int64)
    filled = counts[1:].sum()
    if numbers is None:
        common = (counts[1:] > 0) & (counts[1:] >= RARE * filled)
        bins[1:][common] = np.arange(2, 2 + common.sum())
        bins[1:][~common] = 2 + common.sum() if (counts[1:][~common] > 0).any() else 0
    else:
        there = np.flatnonzero(counts[1:])
        if len(there) <= LEVELS:
            bins[1:] = 2 + np.minimum(np.searchsorted(there, np.arange(count - 1)), max(len(there) - 1, 0))
        else:
            rest, wanted = counts[1:].copy(), QUANTILES
            mode = rest.argmax()
            apart = rest[mode] * QUANTILES >= filled
            if apart:
                rest[mode], wanted = 0, QUANTILES - 1
            below = np.cumsum(rest)
            bins[1:] = 2 + np.minimum((below - rest) * wanted // max(rest.sum(), 1), wanted - 1)
            if apart:
                bins[1 + mode] = 2 + wanted
    bins[0] = 1 if counts[0] >= BLANK * len(train) else 0
    return bins


def weights_of(bins, won):
    """Weight of evidence of every bin, shrunk by deals at the average rate; what was never seen is average."""
    deals = np.bincount(bins)
    wins = np.bincount(bins, weights=won, minlength=len(deals))
    base = won.mean()
    odds = (wins + PRIOR * base) / (deals - wins + PRIOR * (1 - base))
    weights = np.where(deals > 0, np.log(odds * (1 - base) / base), 0.0)
    weights[0] = (weights[1:] * deals[1:]).sum() / max(deals[1:].sum(), 1)
    return weights


def main():
    path, outcome, win, *names = sys.argv[1:]
    table = pd.read_csv(path, usecols=[outcome, *names], dtype=str, keep_default_na=False, na_values=[""])
    won = (table[outcome] == win).to_numpy(dtype=np.float64)
    columns = [levels_of(table[name]) for name in names]
    chances = np.empty(len(won))
    for train, test in StratifiedKFold(FOLDS, shuffle=True, random_state=1).split(won, won):
        known, new = np.empty((len(train), len(names))), np.empty((len(test), len(names)))
        for at, (codes, numbers) in enumerate(columns):
            count = max(codes.max(), len(numbers) if numbers is not None else 0) + 1
            bins = bins_of(codes, numbers, train, count)
            weights = weights_of(bins[codes[train]], won[train])
            weights = np.append(weights, np.zeros(max(bins.max() + 1 - len(weights), 0)))[bins]
            known[:, at], new[:, at] = weights[codes[train]], weights[codes[test]]
        model = LogisticRegression(C=np.inf, solver="lbfgs").fit(known, won[train])
        chances[test] = model.predict_proba(new)[:, 1]
    print(f"{roc_auc_score(won, chances):.6f} {brier_score_loss(won, chances):.6f} {imported:.3f}")


if __name__ == "__main__":
    main()
