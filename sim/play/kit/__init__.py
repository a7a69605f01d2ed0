"""The thin layer that all screens are drawn with: immediate-mode calls with stable ids over software-drawn surfaces.

Why own: nine tenths of the screens are drawings of their own (reasons bars, fans, timelines), and what players judge, such as
nested tooltips, keyboard focus and fast logs, is what toolkits lack. All coordinates are logical pixels; `Theme.scale` makes
them device pixels.
"""
