reorder_product-what = What shall I reorder?
