package config

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/viper"
	"go.yaml.in/yaml/v3"

	"github.com/hubgraph/hubgraph/internal/bom"
)

// readValues reads a configuration file. Values of YAML and numbers of JSON are
// taken as they are written: a password 0123 is no octal number, and yes no truth.
func readValues(v *viper.Viper, file string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	if text, err = bom.Text(text); err != nil {
		return err
	}
	var values map[string]any
	switch ending := strings.ToLower(filepath.Ext(file)); ending {
	case ".yaml", ".yml":
		values, err = yamlValues(text)
	case ".json":
		values, err = jsonValues(text)
	default:
		v.SetConfigFile(file)
		v.SetConfigType(strings.TrimPrefix(ending, "."))
		return v.ReadConfig(bytes.NewReader(text))
	}
	if err != nil {
		return err
	}
	return v.MergeConfigMap(values)
}

func jsonValues(text []byte) (map[string]any, error) {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	var values map[string]any
	if err := d.Decode(&values); err != nil {
		return nil, err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("text after the object")
	}
	return values, nil
}

func yamlValues(text []byte) (map[string]any, error) {
	var whole yaml.Node
	if err := yaml.Unmarshal(text, &whole); err != nil {
		return nil, err
	}
	if len(whole.Content) == 0 {
		return nil, nil
	}
	value, err := yamlValue(whole.Content[0])
	if err != nil {
		return nil, err
	}
	values, ok := value.(map[string]any)
	if !ok && value != nil {
		return nil, errors.New("want settings, such as neo4j: on one line and uri: ... under it")
	}
	return values, nil
}

// yamlValue is the value of a node: text as it is written, nil for null, a map, or
// a list.
func yamlValue(n *yaml.Node) (any, error) {
	switch n.Kind {
	case yaml.AliasNode:
		return yamlValue(n.Alias)
	case yaml.ScalarNode:
		if n.Tag == "!!null" {
			return nil, nil
		}
		return n.Value, nil
	case yaml.SequenceNode:
		return n.Content, nil
	}
	values := map[string]any{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		value, err := yamlValue(n.Content[i+1])
		if err != nil {
			return nil, err
		}
		if _, twice := values[key.Value]; twice {
			return nil, fmt.Errorf("line %d: %s is there twice", key.Line, key.Value)
		}
		values[key.Value] = value
	}
	return values, nil
}
