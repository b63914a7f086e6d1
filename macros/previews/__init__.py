"""How a page looks elsewhere, when its address is shared: words for the head of the page, and a picture.

numbers  the one number that stands for an answer or a part
card     what a picture says (plain data)
cards    which page has which card
layout   a card as SVG
tags     title, description and picture of every page
"""
